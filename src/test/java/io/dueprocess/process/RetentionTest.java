package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.CaseOutcome;
import io.dueprocess.casefile.Chain;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.PolicyFixtures;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.retention.DueCase;
import io.dueprocess.casefile.retention.DueCases;
import io.dueprocess.casefile.retention.EraseCases.Erased;
import io.dueprocess.casefile.retention.ErasedWithCase;
import io.dueprocess.casefile.retention.ErasureRun;
import io.dueprocess.casefile.retention.LiftLegalHold;
import io.dueprocess.casefile.retention.SetLegalHold;
import io.dueprocess.employee.Employee;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** The end of the record: what goes, when, what stays, and what stops it. */
@Import(RetentionTest.Beside.class)
class RetentionTest extends ProcessTestCase {

  private static final Actor CARL = new Actor("carl", "legal");

  @Autowired private ErasureRun run;
  @Autowired private DueCases dueCases;
  @Autowired private SetLegalHold setLegalHold;
  @Autowired private LiftLegalHold liftLegalHold;
  @Autowired private TransactionTemplate transaction;
  @Autowired private KeptBeside beside;

  /** Cases of other tests in the same database would be due as well. */
  @BeforeEach
  void nothingIsDueFromBefore() {
    beside.broken = null;
    jdbc.sql("update pip_case set held_on = null").update();
    run.run(gone -> {});
    jdbc.sql("update pip_case set erased_on = opened_on where closed_on is not null").update();
  }

  // ---- when

  @Test
  void aClosedCaseIsKeptUntilTheLastDayOfItsTimeAndErasedOnTheNext() {
    CaseDriver c = declined();

    to(LocalDate.of(2028, 3, 2));
    assertThat(dueCases.list(10).due()).isEmpty();
    assertThat(erased()).isEqualTo(new Erased(0, 0));

    to(LocalDate.of(2028, 3, 3));
    assertThat(dueCases.list(10).due()).extracting(DueCase::id, DueCase::what, DueCase::policyRow)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(c.id(), DueCase.What.CASE, "DEFAULT"));
    assertThat(c.file().entries()).as("a dry run changes nothing").noneMatch(Entry::erased);
    assertThat(erased()).isEqualTo(new Erased(1, 0));
    assertThat(erased()).as("nothing goes twice").isEqualTo(new Erased(0, 0));
  }

  @Test
  void aTerminationIsCountedFromTheLastWorkingDayOfTheProposalThatWasApproved() {
    CaseDriver c = terminationProposed(underperformer());
    LocalDate refused = c.today().plusDays(60);
    c.until("DecideOnTermination").does("lena", "DecideOnTermination", Forms.decision("REFUSED"))
        .does("hanna", "DecideOnOutcome", Forms.outcome("TERMINATION"));
    LocalDate stood = c.today().plusDays(90);
    c.does("hanna", "ProposeTermination", Forms.with(proposal(c), "lastWorkingDay", stood.toString()))
        .employeeDoes("ReplyToProposal", Forms.of("reply", "No.", "companion", null))
        .does("luis", "DecideOnTermination", Forms.decision("APPROVED"))
        .employeeDoes("FileAppeal", Forms.of("appeal", "ACCEPT", "grounds", null))
        .hasEnded("TERMINATED");
    assertThat(stood).isAfter(refused);

    to(stood.plusMonths(48));
    assertThat(erased().cases()).isZero();
    to(stood.plusMonths(48).plusDays(1));
    assertThat(dueCases.list(10).due()).extracting(d -> d.finding().countedFrom()).containsExactly(stood);
    assertThat(letters(c)).as("letters with their PDF").isGreaterThan(5);
    assertThat(erased().cases()).isOne();
    assertThat(letters(c)).as("letters with their PDF").isZero();
    assertThat(jdbc.sql("select count(*) from outbox where case_id = ?").param(c.id().value()).query(Integer.class).single())
        .isZero();
  }

  // ---- what

  @Test
  void contentSaltPeopleAndTheEnginesHistoryGoAndTheHashesStay() {
    CaseDriver c = declined();
    List<Entry> before = c.file().entries();
    List<String> instances = instancesOf(c.id());
    assertThat(instances).as("the case's life and a stage").hasSizeGreaterThanOrEqualTo(2);
    assertThat(tablesOf(instances)).hasSizeGreaterThan(4);
    to(LocalDate.of(2028, 3, 3));

    erased();

    CaseFile after = c.file();
    assertThat(after.entries()).hasSize(before.size() + 1);
    assertThat(after.entries().subList(0, before.size())).allSatisfy(e -> {
      assertThat(e.erased()).isTrue();
      assertThat(e.link().salt()).isNull();
    });
    assertThat(after.entries()).extracting(e -> e.link().hash())
        .startsWith(before.stream().map(e -> e.link().hash()).toArray(String[]::new));
    chainVerifies(after);
    Entry erasure = after.entries().get(before.size());
    assertThat(erasure.kind()).isEqualTo(EntryKind.ERASURE);
    assertThat(erasure.topic()).isEqualTo("RETENTION_ENDED");
    assertThat(erasure.actor()).isEqualTo(Actor.SYSTEM);
    assertThat(erasure.content())
        .contains("\"entries\":[1,2,3,", "24 months from 2026-03-02 are over after 2028-03-02.",
            "\"policyRow\":\"DEFAULT\"", "\"rule\":\"Retention\"")
        .doesNotContain(c.employee().userId(), "mia", "hanna");
    assertThat(tablesOf(instances)).as("tables of the engine that still know the case").isEmpty();
    assertThat(instancesOf(c.id())).isEmpty();
    assertThat(jdbc.sql("""
        select count(*) from pip_case
         where id = ? and employee_id is null and requester_id is null and manager_id is null""")
        .param(c.id().value()).query(Integer.class).single()).isOne();
    assertThat(beside.erased).contains(c.id());
    jdbc.sql("delete from personnel_note where employee_id = ?").param(c.employee().id()).update();
    jdbc.sql("delete from appraisal where employee_id = ?").param(c.employee().id()).update();
    assertThat(jdbc.sql("delete from employee where id = ?").param(c.employee().id()).update())
        .as("the person can leave the directory").isOne();
  }

  @Test
  void anErasedCaseIsListedAndWhatItSaidIsRefusedInASentence() {
    CaseDriver c = declined();
    to(LocalDate.of(2028, 3, 3));
    erased();

    assertThat(caseFiles.require(c.id())).satisfies(p -> {
      assertThat(p.erased()).isTrue();
      assertThat(p.outcome()).isEqualTo(CaseOutcome.DECLINED);
    });
    CaseFile file = c.file();
    assertThat(file.all(EntryKind.DECISION, Map.class)).isEmpty();
    assertThat(file.last(EntryKind.REQUEST, Map.class)).isEmpty();
    String gone = "Case %s was erased when its retention ended. Its hashes are all that is left.".formatted(c.id());
    assertThatThrownBy(file::policy).isInstanceOf(Refused.class).hasMessage(gone);
    assertThatThrownBy(() -> caseFiles.policy(c.id())).isInstanceOf(Refused.class).hasMessage(gone);
    assertThatThrownBy(() -> file.read(file.entries().get(0), Map.class)).isInstanceOf(Refused.class)
        .hasMessage("Entry 1 of case %s was erased. Its hash is all that is left of what it said.".formatted(c.id()));
  }

  private int letters(CaseDriver c) {
    return jdbc.sql("select count(*) from letter where case_id = ? and pdf is not null").param(c.id().value())
        .query(Integer.class).single();
  }

  @Test
  void anAcceptableYearAfterAProposalThatWasOverturnedWhatSpeaksOfItGoes() {
    CaseDriver c = terminationProposed(caseOf(people.underperformer("US_FEDERAL")));
    LocalDate notice = c.today();
    c.employeeDoes("ReplyToProposal", Forms.of("reply", "The figures are wrong.", "companion", null))
        .does("lena", "DecideOnTermination", Forms.decision("APPROVED"))
        .employeeDoes("FileAppeal", Forms.of("appeal", "APPEAL", "grounds", "The figures are wrong."))
        .does("luis", "HearAppeal", Forms.with(Forms.decision("OVERTURNED"), "reducedTo", null));
    to(notice.plusDays(364));
    assertThat(erased()).as("in follow-up").isEqualTo(new Erased(0, 0));
    c.daysPass(40).hasEnded("SUCCESSFUL_EXIT");
    CaseFile before = c.file();
    assertThat(letters(c)).as("letters with their PDF").isGreaterThan(5);

    assertThat(erased()).isEqualTo(new Erased(0, 1));

    assertThat(letters(c)).as("letters with their PDF").isZero();

    CaseFile after = c.file();
    chainVerifies(after);
    assertThat(after.entries().stream().filter(Entry::erased).map(Entry::kind)).contains(EntryKind.REQUEST,
        EntryKind.PLAN, EntryKind.CHECK_IN, EntryKind.TERMINATION_PROPOSAL, EntryKind.DECISION, EntryKind.ANSWER)
        .doesNotContain(EntryKind.POLICY, EntryKind.STAGE, EntryKind.DELIVERY, EntryKind.OUTCOME);
    assertThat(after.all(EntryKind.CHECK_IN, Map.class)).isEmpty();
    assertThat(after.policy()).isEqualTo(before.policy());
    assertThat(after.pipCase().erased()).isFalse();
    Entry erasure = after.entries().get(after.entries().size() - 1);
    assertThat(erasure.topic()).isEqualTo("EXPUNGED");
    assertThat(erasure.content()).contains("365 days of acceptable performance from " + notice)
        .contains("\"entries\":" + after.entries().stream().filter(Entry::erased).map(Entry::number).toList()
            .toString().replace(" ", ""));
    assertThat(beside.expunged.get(c.id()))
        .isEqualTo(after.entries().stream().filter(Entry::erased).map(Entry::number).toList());
    assertThat(erased()).as("nothing goes twice").isEqualTo(new Erased(0, 0));

    to(c.today().plusMonths(49));
    assertThat(erased()).as("and in the end the rest").isEqualTo(new Erased(1, 0));
    assertThat(c.file().entries()).filteredOn(e -> !e.erased()).extracting(Entry::topic).containsExactly("RETENTION_ENDED");
    chainVerifies(c.file());
  }

  // ---- what stops it

  @Test
  void aCaseThatCounselHoldsIsKeptUntilTheHoldIsLifted() {
    CaseDriver c = declined();
    hold(c, "A charge was filed.");
    to(LocalDate.of(2030, 1, 1));

    assertThat(dueCases.list(10)).satisfies(dry -> {
      assertThat(dry.due()).isEmpty();
      assertThat(dry.held()).extracting(DueCases.Held::id, DueCases.Held::since)
          .containsExactly(org.assertj.core.groups.Tuple.tuple(c.id(), LocalDate.of(2026, 3, 2)));
    });
    assertThat(erased().cases()).isZero();

    lift(c, "The charge was dismissed.");
    assertThat(c.file().entries()).extracting(Entry::kind, Entry::topic).endsWith(
        org.assertj.core.groups.Tuple.tuple(EntryKind.LEGAL_HOLD, "SET"),
        org.assertj.core.groups.Tuple.tuple(EntryKind.LEGAL_HOLD, "LIFTED"));
    assertThat(dueCases.list(10).held()).isEmpty();
    assertThat(erased().cases()).isOne();
  }

  @Test
  void anOpenCaseCanBeHeldAsWell() {
    CaseDriver c = underperformer().requested();
    hold(c, "Counsel expects a claim.");
    c.does("hanna", "DecideOnFile", Forms.decision("DECLINE")).hasEnded("DECLINED");
    to(LocalDate.of(2030, 1, 1));

    assertThat(erased().cases()).isZero();
  }

  @Test
  void aHoldIsSetOnceAndLiftedOnceWithAReasonByCounselWhoHasNoPartInTheCase() {
    CaseDriver c = declined();
    refused(() -> lift(c, "Over."), "Case %s is not held. There is nothing to lift; check the number.", c.id());
    refused(() -> hold(c, " "), "Reason: fill this in.");
    hold(c, "A charge was filed.");
    refused(() -> hold(c, "Another charge."),
        "Case %s is held already. To change the reason, lift the hold and set it again.", c.id());
    lift(c, "Over.");
    refused(() -> lift(c, "Over."), "Case %s is not held. There is nothing to lift; check the number.", c.id());
    refused(() -> setLegalHold.set(new CaseId("PIP-1999-0001"), "A charge.", CARL),
        "There is no case PIP-1999-0001. Check the number.");
    refused(() -> setLegalHold.set(c.id(), "A charge.", new Actor(c.employee().userId(), "legal")),
        "This case is about you, so you can't decide in it. Leave it to a colleague.");
    assertThat(c.count(EntryKind.LEGAL_HOLD)).isEqualTo(2);

    to(LocalDate.of(2030, 1, 1));
    erased();
    refused(() -> hold(c, "Too late."),
        "Case %s was erased when its retention ended. There is nothing left to hold.", c.id());
  }

  // ---- many

  @Test
  void aCaseThatSomebodyWorksOnIsLeftOutAndGoesWithTheNextRun() {
    List<CaseId> closed = closed(3);
    to(LocalDate.of(2030, 1, 1));
    var locked = new CompletableFuture<Void>();
    var goOn = new CompletableFuture<Void>();
    CompletableFuture<Void> other = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(status -> {
      jdbc.sql("select id from pip_case where id = ? for update").param(closed.get(1).value()).query().listOfRows();
      locked.complete(null);
      goOn.join();
    }));
    locked.join();

    assertThat(erased().cases()).isEqualTo(2);
    goOn.complete(null);
    other.join();
    assertThat(erased().cases()).isOne();
  }

  @Test
  void aDryRunNamesSoManyAndSaysThatThereAreMore() {
    List<CaseId> closed = closed(3);
    to(LocalDate.of(2030, 1, 1));

    assertThat(dueCases.list(2)).satisfies(dry -> {
      assertThat(dry.due()).extracting(DueCase::id).containsExactly(closed.get(0), closed.get(1));
      assertThat(dry.more()).isTrue();
    });
    assertThat(dueCases.list(3).more()).isFalse();
  }

  @Test
  void aCaseThatIsKeptIsLookedAtAgainOnItsDayOrWhenARuleHasANewVersion() {
    CaseId id = closed(1).get(0);
    assertThat(erased().cases()).isZero();
    assertThat(jdbc.sql("select look_on from pip_case where id = ?").param(id.value()).query(LocalDate.class).single())
        .isEqualTo("2027-03-03");

    to(LocalDate.of(2027, 3, 4));
    jdbc.sql("update pip_case set look_on = date '2099-01-01' where id = ?").param(id.value()).update();
    assertThat(erased().cases()).as("nobody looks before its day").isZero();
    jdbc.sql("update pip_case set looked_by = 'Retention 0, Expunge 0' where id = ?").param(id.value()).update();
    assertThat(erased().cases()).isOne();
  }

  @Test
  void severalNodesThatEraseAtTheSameTimeEraseEachCaseOnce() {
    List<CaseId> closed = closed(40);
    to(LocalDate.of(2030, 1, 1));

    List<CompletableFuture<Erased>> runs =
        IntStream.range(0, 4).mapToObj(i -> CompletableFuture.supplyAsync(this::erased)).toList();

    assertThat(runs.stream().mapToInt(r -> r.join().cases()).sum() + erased().cases()).isEqualTo(40);
    assertThat(closed).allSatisfy(id -> assertThat(caseFiles.read(id).entries()).filteredOn(e -> !e.erased())
        .extracting(Entry::kind).containsExactly(EntryKind.ERASURE));
  }

  @Test
  void aCaseThatCantBeErasedStaysWholeAndKeepsNoOtherFromGoing() {
    List<CaseId> closed = closed(5);
    to(LocalDate.of(2030, 1, 1));
    beside.broken = closed.get(2);

    assertThat(erased().cases()).isEqualTo(4);

    assertThat(caseFiles.read(closed.get(2)).entries()).noneMatch(Entry::erased)
        .extracting(Entry::kind).doesNotContain(EntryKind.ERASURE);
    beside.broken = null;
    assertThat(erased().cases()).isOne();
  }

  // ---- helpers

  /** Cases without a flow, closed on the tests' Monday. */
  List<CaseId> closed(int number) {
    List<CaseId> ids = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      Employee employee = people.newcomer("DEFAULT", employees.findByUserId("mia").orElseThrow().id());
      ids.add(transaction.execute(status -> {
        CaseId id = caseFiles.open(employee.id(), employees.findByUserId("mia").orElseThrow().id());
        caseFiles.append(id, Actor.SYSTEM, EntryKind.POLICY, PolicyFixtures.policy());
        caseFiles.close(id, CaseOutcome.DECLINED);
        return id;
      }));
    }
    return ids;
  }

  void to(LocalDate day) {
    timeTravel.to(day.atTime(LocalTime.of(9, 0)).toInstant(ZoneOffset.UTC));
  }

  Erased erased() {
    return run.run(soFar -> {});
  }

  private void hold(CaseDriver c, String reason) {
    transaction.executeWithoutResult(status -> setLegalHold.set(c.id(), reason, CARL));
  }

  private void lift(CaseDriver c, String reason) {
    transaction.executeWithoutResult(status -> liftLegalHold.lift(c.id(), reason, CARL));
  }

  private void refused(Runnable step, String sentence, Object... args) {
    assertThatThrownBy(() -> transaction.executeWithoutResult(status -> step.run()))
        .isInstanceOf(Refused.class).hasMessage(sentence.formatted(args));
  }

  private static void chainVerifies(CaseFile file) {
    String previous = Chain.START;
    for (Entry e : file.entries()) {
      assertThat(e.link().previous()).as("entry %d follows the one before", e.number()).isEqualTo(previous);
      assertThat(Chain.hash(e)).as("hash of entry %d", e.number()).isEqualTo(e.link().hash());
      if (!e.erased()) {
        assertThat(Chain.contentHash(e.link().salt(), e.content())).isEqualTo(e.link().contentHash());
      }
      previous = e.link().hash();
    }
  }

  private List<String> instancesOf(CaseId id) {
    return jdbc.sql("select id_ from act_hi_procinst where business_key_ = ?").param(id.value())
        .query(String.class).list();
  }

  /** Tables of the engine in which something of these instances stands. */
  private List<String> tablesOf(List<String> instances) {
    List<Map<String, Object>> columns = jdbc.sql("""
        select table_name, column_name from information_schema.columns
         where lower(table_name) like 'act\\_%' escape '\\'
           and lower(column_name) in ('proc_inst_id_', 'root_proc_inst_id_', 'process_instance_id_', 'execution_id_')""")
        .query().listOfRows();
    assertThat(columns).as("columns that name an instance").hasSizeGreaterThan(20);
    return columns.stream()
        .filter(c -> jdbc.sql("select count(*) from %s where %s in (:ids)"
                .formatted(c.get("table_name"), c.get("column_name")))
            .param("ids", instances).query(Integer.class).single() > 0)
        .map(c -> c.get("table_name").toString())
        .distinct().sorted()
        .toList();
  }

  /** What another room keeps of a case, as the letters do. */
  static class KeptBeside implements ErasedWithCase {

    final List<CaseId> erased = java.util.Collections.synchronizedList(new ArrayList<>());
    final Map<CaseId, List<Integer>> expunged = new HashMap<>();
    volatile CaseId broken;

    @Override
    public void erase(List<CaseId> cases) {
      if (broken != null && cases.contains(broken)) {
        throw new IllegalStateException("The disk is broken");
      }
      erased.addAll(cases);
    }

    @Override
    public void expunge(CaseId id, List<Integer> entries) {
      expunged.put(id, entries);
    }
  }

  /** Puts it beside the engine's history. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Beside {
    @Bean
    KeptBeside keptBeside() {
      return new KeptBeside();
    }
  }
}
