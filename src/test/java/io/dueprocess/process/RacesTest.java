package io.dueprocess.process;

import static io.dueprocess.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two who come at the same moment: one wins, the other is told in a sentence, and the record has no gap. */
class RacesTest extends ProcessTestCase {

  @Autowired private ManagementService management;

  @RepeatedTest(3)
  void aCheckInThatIsRecordedWhileItsTimeRunsOutIsHeldOrMissedAndNeverBoth() throws Exception {
    CaseDriver c = inPeriod(underperformer()).until("RecordCheckIn");
    String task = c.task("RecordCheckIn").id();
    String timer = atTheEndOf(c, "RecordCheckIn");
    String day = c.today().minusDays(1).toString();

    List<String> told = atOnce(completing(task, "mia", Forms.checkIn(day, 61, 71)), running(timer));

    long held = c.count(EntryKind.CHECK_IN);
    long missed = c.count(EntryKind.MISSED_CHECK_IN);
    assertThat(held + missed).as("held or missed, told %s", told).isOne();
    wonOrTold(told.get(0), held == 1);
    assertThat(entries(c, EntryKind.TOO_LATE, "RecordCheckIn")).as("told %s", told).isEqualTo(missed);
    goesOn(c);
  }

  @RepeatedTest(3)
  void anAnswerThatComesWhileItsTimeRunsOutIsAnAnswerOrNoneAndNeverBoth() throws Exception {
    CaseDriver c = terminationProposed(underperformer());
    String task = c.task("ReplyToProposal").id();
    String timer = atTheEndOf(c, "ReplyToProposal");

    List<String> told = atOnce(completing(task, c.employee().userId(),
        Forms.of("reply", "At the last moment.", "companion", null)), running(timer));

    long answered = entries(c, EntryKind.ANSWER, "ReplyToProposal");
    assertThat(answered + entries(c, EntryKind.NO_ANSWER, "ReplyToProposal")).isOne();
    wonOrTold(told.get(0), answered == 1);
    assertThat(entries(c, EntryKind.TOO_LATE, "ReplyToProposal")).as("told %s", told).isEqualTo(1 - answered);
    goesOn(c);
    c.waitsFor("DecideOnTermination");
  }

  @RepeatedTest(3)
  void ofTwoHrPartnersOnOneTaskOneDecides() throws Exception {
    CaseDriver c = underperformer().requested();
    String task = c.task("DecideOnFile").id();

    List<String> told = atOnce(completing(task, "hanna", Forms.decision("READY_FOR_PLAN")),
        completing(task, "henry", Forms.decision("DECLINE")));

    assertThat(told.stream().filter(String::isEmpty)).hasSize(1);
    assertThat(entries(c, EntryKind.DECISION, "DecideOnFile")).isOne();
    told.forEach(sentence -> wonOrTold(sentence, sentence.isEmpty()));
    assertThat(late(c)).containsExactly(told.get(0).isEmpty() ? "henry after hanna" : "hanna after henry");
    goesOn(c);
  }

  @Test
  void whoComesTooLateIsOnRecordOnceAndOnlyWhereTheTaskWasTheirs() {
    CaseDriver c = underperformer().requested();
    String task = c.task("DecideOnFile").id();
    c.does("hanna", "DecideOnFile", Forms.decision("READY_FOR_PLAN"));

    for (String userId : List.of("henry", "henry", "hanna", "omar", "lena", "mia", c.employee().userId())) {
      assertThatThrownBy(() -> process.complete(task, userId, Forms.decision("DECLINE"))).isInstanceOf(Refused.class)
          .hasMessageContaining("no longer open");
    }
    assertThat(late(c)).containsExactly("henry after hanna");
    goesOn(c);
  }

  /** Who came too late, and after whom. */
  private static List<String> late(CaseDriver c) {
    return c.file().entries().stream().filter(e -> e.kind() == EntryKind.TOO_LATE)
        .map(e -> e.actor().userId() + " after " + c.file().read(e, JsonNode.class).path("doneBy").asText()).toList();
  }

  /** Puts the clock to the moment at which the task ends by itself, with nothing done; gives that timer. */
  private String atTheEndOf(CaseDriver c, String task) {
    Instant end = c.task(task).due();
    timeTravel.to(end.minus(Duration.ofMinutes(1)));
    clock.moveTo(end.plusSeconds(1));
    return management.createJobQuery().timers().duedateLowerThan(Date.from(clock.instant())).list().stream()
        .filter(job -> job.getDuedate().toInstant().equals(end)
            && management.createJobDefinitionQuery().jobDefinitionId(job.getJobDefinitionId()).singleResult()
                .getActivityId().startsWith("BoundaryEvent_"))
        .findFirst().orElseThrow().getId();
  }

  private Callable<String> completing(String task, String userId, Map<String, Object> form) {
    return () -> {
      try {
        process.complete(task, userId, form);
        return "";
      } catch (Refused e) {
        return e.getMessage();
      }
    };
  }

  /** As the job executor does, which tries again later what another was quicker with. */
  private Callable<String> running(String job) {
    return () -> {
      try {
        management.executeJob(job);
        return "";
      } catch (OptimisticLockingException e) {
        return "";
      } catch (RuntimeException e) {
        // the engine has no exception of its own for a job that is gone
        return e.getMessage();
      }
    };
  }

  private static void wonOrTold(String sentence, boolean won) {
    if (won) {
      assertThat(sentence).isEmpty();
    } else {
      assertThat(sentence).endsWith(".").doesNotContain("ENGINE-");
    }
  }

  private static long entries(CaseDriver c, EntryKind kind, String topic) {
    return c.file().entries().stream().filter(e -> e.kind() == kind && topic.equals(e.topic())).count();
  }

  /** Whoever won, what is due is done and no entry is missing or there twice. */
  private void goesOn(CaseDriver c) {
    timeTravel.runWhatIsDue();
    assertThat(c.file().entries()).extracting(Entry::number)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, c.file().entries().size()).boxed().toList());
    assertThat(management.createJobQuery().noRetriesLeft().count()).isZero();
  }
}
