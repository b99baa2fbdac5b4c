package io.dueprocess.termination;

import static io.dueprocess.casefile.PolicyFixtures.policy;
import static io.dueprocess.termination.Trails.END;
import static io.dueprocess.termination.Trails.START;
import static io.dueprocess.termination.Trails.TODAY;
import static io.dueprocess.termination.Trails.checkIn;
import static io.dueprocess.termination.Trails.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.coaching.NotedSession.Delivery;
import io.dueprocess.period.CheckIns;
import io.dueprocess.termination.PaperTrail.Evidence;
import io.dueprocess.termination.Trails.Part;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CheckPaperTrailRulePropertiesTest {

  /** File evidence may be missing where coaching is there; every other part is needed. */
  @Property
  void aTrailThatLacksAPartIsNeverComplete(@ForAll Set<Part> lacking) {
    PaperTrailCheck check = Trails.check(Trails.without(lacking.toArray(Part[]::new)));

    assertThat(check.complete()).isEqualTo(lacking.isEmpty() || lacking.equals(Set.of(Part.FILE_EVIDENCE)));
  }

  @Property
  void lackingOneMorePartNeverFillsAHole(@ForAll Set<Part> lacking, @ForAll Part more) {
    List<Part> both = new ArrayList<>(lacking);
    both.add(more);

    if (!Trails.check(Trails.without(lacking.toArray(Part[]::new))).complete()) {
      assertThat(Trails.check(Trails.without(both.toArray(Part[]::new))).complete()).isFalse();
    }
  }

  @Property
  void theOrderOfEntriesChangesNoFinding(@ForAll("facts") List<UnaryOperator<PaperTrail.Builder>> facts,
      @ForAll long seed) {
    List<UnaryOperator<PaperTrail.Builder>> shuffled = new ArrayList<>(facts);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(check(shuffled)).isEqualTo(check(facts));
  }

  @Property
  void everyFindingNamesAnInputAndEachMissingItemIsAReason(
      @ForAll("facts") List<UnaryOperator<PaperTrail.Builder>> facts, @ForAll Set<Part> lacking) {
    PaperTrail.Builder trail = Trails.without(lacking.toArray(Part[]::new));
    facts.forEach(f -> f.apply(trail));
    PaperTrailCheck check = Trails.check(trail);

    assertThat(check.basis().inputs()).isNotEmpty();
    if (!check.complete()) {
      assertThat(check.basis().reasons()).extracting(r -> r.text()).isEqualTo(check.missing());
    }
  }

  @Property
  void anOpenNoteOrCheckInIsAlwaysAHole(@ForAll("facts") List<UnaryOperator<PaperTrail.Builder>> facts) {
    PaperTrail trail = build(facts);
    boolean open = trail.coaching().stream().anyMatch(s -> s.delivery() == Delivery.OPEN)
        || trail.checkIns().stream().anyMatch(c -> c.delivery() == Delivery.OPEN);

    assertThat(CheckPaperTrailRule.check(trail, TODAY, policy()).complete()).isEqualTo(!open);
  }

  private static PaperTrailCheck check(List<UnaryOperator<PaperTrail.Builder>> facts) {
    return CheckPaperTrailRule.check(build(facts), TODAY, policy());
  }

  private static PaperTrail build(List<UnaryOperator<PaperTrail.Builder>> facts) {
    PaperTrail.Builder builder = Trails.complete();
    facts.forEach(f -> f.apply(builder));
    return builder.build();
  }

  /** Further entries of the kinds of which there may be several, each with a number of its own. */
  @Provide
  Arbitrary<List<UnaryOperator<PaperTrail.Builder>>> facts() {
    Arbitrary<Integer> days = Arbitraries.integers().between(0, 58);
    return Combinators.combine(
        Arbitraries.of("evidence", "session", "check-in", "missed"), days, Arbitraries.of(Delivery.class),
        Arbitraries.of("", "Training"), Arbitraries.of(Evidence.Kind.class))
        .as(Fact::new).list().ofMaxSize(6).map(facts -> {
          List<UnaryOperator<PaperTrail.Builder>> all = new ArrayList<>();
          for (int i = 0; i < facts.size(); i++) {
            all.add(facts.get(i).adder(100 + i));
          }
          return all;
        });
  }

  private record Fact(String what, int day, Delivery delivery, String help, Evidence.Kind kind) {

    UnaryOperator<PaperTrail.Builder> adder(int number) {
      LocalDate inPeriod = START.plusDays(day);
      return switch (what) {
        case "evidence" -> b -> b.fileEvidence("note:" + number, START.minusDays(day), kind);
        case "session" -> b -> b.coaching(session(number, START.minusDays(day), 0, delivery));
        case "check-in" -> b -> b.checkIn(checkIn(number, inPeriod, help, day), delivery);
        default -> b -> b.missed(CheckIns.missed(number, END.minusDays(day)));
      };
    }
  }
}
