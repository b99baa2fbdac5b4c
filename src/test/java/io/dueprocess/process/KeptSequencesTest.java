package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sequences that once broke something, or that are easily got wrong, as {@link AnyOrderTest} prints them. */
class KeptSequencesTest {

  private static CasePlay play;

  @BeforeAll
  static void start() {
    play = new CasePlay();
  }

  @AfterAll
  static void stop() {
    play.close();
  }

  @BeforeEach
  void begin() {
    play.begin();
  }

  @Test
  void aLeaveThatBeginsWithACheckInDueAndATaskThatIsTriedAllTheSame() {
    play("does DecideOnFile hanna 0",
        "does DraftPlan mia 0",
        "does ApprovePlan hanna 0",
        "does AcknowledgePlan employee 0",
        "reports PROTECTED_LEAVE 21 30",
        "waits 21",
        "does RecordCheckIn mia 0",
        "restarts",
        "waits 12",
        "does RecordReturn hanna 0",
        "does RecordCheckIn mia 0",
        "reports-again");
  }

  @Test
  void aLeaveBetweenTheDecisionOnAnExtensionAndItsBeginning() {
    play("does DecideOnFile hanna 0",
        "does DraftPlan mia 0",
        "does ApprovePlan hanna 0",
        "does AcknowledgePlan employee 0",
        "waits next",
        "waits next",
        "does RecordCheckIn mia 4",
        "does CommentOnCheckIn employee 0",
        "waits next",
        "does RecordCheckIn mia 1",
        "does CommentOnCheckIn employee 1",
        "waits next",
        "waits next",
        "does RecordCheckIn mia 2",
        "does CommentOnCheckIn employee 0",
        "waits next",
        "waits next",
        "waits next",
        "does RecordCheckIn mia 1",
        "does CommentOnCheckIn employee 1",
        "waits next",
        "waits next",
        "waits next",
        "reports PROTECTED_LEAVE 4 12",
        "does DecideOnOutcome hanna 3",
        "waits next",
        "waits next",
        "does AcknowledgeExtension employee 0");
  }

  @Test
  void aTerminationWithANewManagerAComplaintAndAnAppealInBetween() {
    play("does DecideOnFile hanna 0",
        "does DraftPlan mia 0",
        "does ApprovePlan hanna 0",
        "does AcknowledgePlan employee 0",
        "reports MANAGER_CHANGE 0 omar",
        "waits 24",
        "does RecordCheckIn omar 2",
        "does CommentOnCheckIn employee 1",
        "amends employee 80",
        "does DecideOnAmendment henry 1",
        "waits 12",
        "does RecordCheckIn omar 2",
        "does CommentOnCheckIn employee 1",
        "waits 14",
        "does RecordCheckIn omar 2",
        "does CommentOnCheckIn employee 1",
        "waits 14",
        "does RecordCheckIn omar 2",
        "does CommentOnCheckIn employee 1",
        "waits 5",
        "does RecordCheckIn omar 2",
        "does CommentOnCheckIn employee 1",
        "waits 4",
        "reports COMPLAINT 0 -",
        "does DecideOnOutcome hanna 0",
        "does ReviewEvent carl 0",
        "does DecideOnOutcome hanna 0",
        "does ProposeTermination hanna 0",
        "does-as-another ReplyToProposal omar 0",
        "does ReplyToProposal employee 0",
        "does-as-another DecideOnTermination omar 0",
        "does DecideOnTermination lena 0",
        "does-again",
        "does FileAppeal employee 0",
        "does HearAppeal luis 0");
    assertThat(play.ended()).as(play.record()).isEqualTo("TERMINATED");
  }

  @Test
  void agreedTermsEndACaseWhoseEmployeeIsOnLeave() {
    play("does DecideOnFile hanna 0",
        "does DraftPlan mia 0",
        "does ApprovePlan hanna 0",
        "does AcknowledgePlan employee 0",
        "says AGREED_TERMS",
        "reports SICK_LEAVE 0 -",
        "does OfferTerms hanna 0",
        "does AcceptTerms employee 1");
    assertThat(play.ended()).as(play.record()).isEqualTo("AGREED_TERMS");
  }

  @Test
  void whatBreaksSomethingIsPrintedAsATest() {
    play.alsoHolds(c -> assertThat(c.openTasks()).as("tasks of the manager")
        .noneMatch(task -> task.name().equals("DraftPlan")));
    try {
      assertThatThrownBy(() -> play("waits 1", "does DecideOnFile hanna 0", "waits 1"))
          .isInstanceOf(AssertionError.class).hasMessageContaining("tasks of the manager");
      assertThat(play.asTest()).isEqualTo("""
            @Test
            void aSequenceToKeep() {
              play("waits 1",
                  "does DecideOnFile hanna 0");
            }
          """);
    } finally {
      play.alsoHolds(c -> { });
    }
  }

  private static void play(String... lines) {
    for (String line : lines) {
      play.play(line);
    }
  }
}
