package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.ReadableEntries;
import io.dueprocess.casefile.Refused;
import io.dueprocess.engine.PipProcess.OpenTask;
import io.dueprocess.event.EventKind;
import io.dueprocess.event.ReportEvent.Form;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A complaint or a request for accommodation while the case runs: counsel looks before anything adverse is decided. */
class ConcernTest extends ProcessTestCase {

  private static final String NOT_REVIEWED = "has not been reviewed by counsel";

  @Test
  void terminationIsNotProposedBeforeCounselHasLookedAtTheComplaint() {
    CaseDriver c = complained(atReview(underperformer(), 61, 71));
    assertThat(c.openTasks()).extracting(OpenTask::name).containsExactlyInAnyOrder("DecideOnOutcome", "ReviewEvent");
    refused(c, "hanna", "DecideOnOutcome", Forms.outcome("TERMINATION"));

    c.fromHere();
    reviewed(c).recorded("COUNSEL_ADVICE ReviewEvent: PROCEED, by carl");
    c.does("hanna", "DecideOnOutcome", Forms.outcome("TERMINATION")).waitsFor("ProposeTermination");
  }

  @Test
  void whatIsInTheEmployeesFavourWaitsForNobody() {
    CaseDriver c = complained(atReview(underperformer(), 97, 93));
    c.does("hanna", "DecideOnOutcome", Forms.outcome("SUCCESS"));
    assertThat(c.openTasks()).extracting(OpenTask::name).contains("ReportRelapse", "ReviewEvent");
  }

  @Test
  void eachAdverseStepOfATerminationWaitsForCounsel() {
    CaseDriver c = atReview(underperformer(), 61, 71).does("hanna", "DecideOnOutcome", Forms.outcome("TERMINATION"));
    complained(c);
    refused(c, "hanna", "ProposeTermination", proposal(c));
    reviewed(c).does("hanna", "ProposeTermination", proposal(c))
        .employeeDoes("ReplyToProposal", Forms.of("reply", "I asked for a screen reader.", "companion", null));
    reported(c, new Form(EventKind.ACCOMMODATION_REQUEST, c.today(), null, null, "A screen reader."));
    refused(c, "lena", "DecideOnTermination", Forms.decision("APPROVED"));
    reviewed(c).does("lena", "DecideOnTermination", Forms.decision("APPROVED"))
        .employeeDoes("FileAppeal", Forms.of("appeal", "APPEAL", "grounds", "It was never there."));
    complained(c);
    refused(c, "luis", "HearAppeal", Forms.with(Forms.decision("UPHELD"), "reducedTo", null));
    c.does("luis", "HearAppeal", Forms.with(Forms.decision("OVERTURNED"), "reducedTo", null));
  }

  @Test
  void theNewestOfSeveralIsReviewedToo() {
    CaseDriver c = complained(atReview(underperformer(), 61, 71));
    reviewed(c);
    complained(c);
    refused(c, "hanna", "DecideOnOutcome", Forms.outcome("TERMINATION"));
    reviewed(c).does("hanna", "DecideOnOutcome", Forms.outcome("TERMINATION"));
  }

  @Test
  void neitherTheManagerNorTheEmployeeReadsWhatItIsAboutOrWhatCounselSaid() {
    CaseDriver c = reviewed(complained(inPeriod(underperformer())));
    CaseFile file = c.file();
    assertThat(file.entries()).extracting(Entry::kind).contains(EntryKind.EVENT, EntryKind.COUNSEL_ADVICE);
    assertThat(ReadableEntries.byManager(file)).extracting(Entry::kind)
        .doesNotContain(EntryKind.EVENT, EntryKind.COUNSEL_ADVICE);
    assertThat(ReadableEntries.byEmployee(file, c.employee().userId())).extracting(Entry::kind)
        .doesNotContain(EntryKind.EVENT, EntryKind.COUNSEL_ADVICE);
  }

  @Test
  void theReviewGoesWithTheCase() {
    CaseDriver c = complained(inPeriod(underperformer()));
    reported(c, new Form(EventKind.RESIGNATION, c.today(), null, null, null));
    c.hasEnded("RESIGNED");
  }

  private static CaseDriver reviewed(CaseDriver c) {
    return c.does("carl", "ReviewEvent", Forms.of("advice", "PROCEED", "reason", "The figures are older than it."));
  }

  private static void refused(CaseDriver c, String userId, String task, Map<String, Object> form) {
    assertThatThrownBy(() -> c.does(userId, task, form)).isInstanceOf(Refused.class).hasMessageContaining(NOT_REVIEWED);
  }
}
