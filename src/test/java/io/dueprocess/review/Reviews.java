package io.dueprocess.review;

import static io.dueprocess.plan.Plans.goal;

import io.dueprocess.period.CheckIns;
import io.dueprocess.period.HeldCheckIn;
import io.dueprocess.period.MissedCheckIn;
import io.dueprocess.plan.Goal;
import io.dueprocess.plan.Goal.Aggregation;
import io.dueprocess.plan.Goal.Direction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Plans with what was measured on them, by chance, for properties. */
final class Reviews {

  static final LocalDate FIRST = LocalDate.of(2026, 3, 9);

  private Reviews() {}

  /** What a review reads. */
  record Measured(List<Goal> goals, List<HeldCheckIn> held, List<MissedCheckIn> missed) {}

  static Arbitrary<Goal> goals() {
    return Combinators.combine(
        Arbitraries.integers().between(0, 20), Arbitraries.integers().between(1, 20),
        Arbitraries.of(Direction.class), Arbitraries.of(Aggregation.class), Arbitraries.of(true, true, false))
        .as((low, more, direction, aggregation, mandatory) -> {
          boolean up = direction == Direction.AT_LEAST;
          return goal().baseline(String.valueOf(up ? low : low + more)).target(String.valueOf(up ? low + more : low))
              .direction(direction).aggregation(aggregation).mandatory(mandatory).build();
        });
  }

  /** One to three goals, up to six check-ins, each held or missed, each goal measured or not. */
  static Arbitrary<Measured> measured() {
    Arbitrary<List<Integer>> figures = Arbitraries.integers().between(0, 45).injectNull(0.25).list().ofSize(3);
    Arbitrary<List<List<Integer>>> checkIns = figures.injectNull(0.2).list().ofMaxSize(6);
    return Combinators.combine(goals().list().ofMinSize(1).ofMaxSize(3), checkIns).as((goals, all) -> {
      List<HeldCheckIn> held = new ArrayList<>();
      List<MissedCheckIn> missed = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        if (all.get(i) == null) {
          missed.add(CheckIns.missed(i + 1, day(i)));
        } else {
          held.add(CheckIns.held(i + 1, day(i), values(all.get(i), goals.size())));
        }
      }
      return new Measured(goals, held, missed);
    });
  }

  static LocalDate day(int place) {
    return FIRST.plusDays(7L * place);
  }

  private static String[] values(List<Integer> figures, int goals) {
    return figures.stream().limit(goals).map(v -> v == null ? null : String.valueOf(v)).toArray(String[]::new);
  }
}
