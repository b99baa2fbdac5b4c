package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.Policy;
import io.dueprocess.casefile.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** HR deploys a changed table while a case runs: the case keeps the row and the version that it began with. */
class PolicyKeptTest extends ProcessTestCase {

  @Autowired private RepositoryService repository;
  private String deployment;

  @AfterEach
  void takeTheChangedTableAway() {
    if (deployment != null) {
      repository.deleteDeployment(deployment, true);
    }
  }

  @Test
  void aCaseKeepsTheNumbersItBeganWithAndTheNextCaseGetsTheNewOnes() throws IOException {
    CaseDriver before = planWithEmployee(underperformer()).fromHere();
    Policy begunWith = before.file().policy();

    deployWith("AnswerDays", "5", "14");
    CaseDriver after = planWithEmployee(underperformer()).fromHere();

    assertThat(before.file().policy()).isEqualTo(begunWith);
    assertThat(begunWith.row()).isEqualTo("DEFAULT");
    assertThat(begunWith.answerDays()).isEqualTo(5);
    assertThat(after.file().policy().answerDays()).isEqualTo(14);
    assertThat(after.file().policy().version()).isEqualTo(begunWith.version() + 1);

    before.daysPass(18);
    before.recordedOn("2026-03-08 REMINDER AcknowledgePlan", "2026-03-09 ESCALATION AcknowledgePlan",
        "2026-03-10 NO_ANSWER AcknowledgePlan", "2026-03-16 REMINDER WitnessDelivery",
        "2026-03-18 ESCALATION WitnessDelivery");
    after.recordedOn("2026-03-15 REMINDER AcknowledgePlan", "2026-03-16 ESCALATION AcknowledgePlan",
        "2026-03-17 NO_ANSWER AcknowledgePlan");
  }

  @Test
  void aStepThatComesAfterTheChangeStillFollowsTheOldTable() throws IOException {
    CaseDriver c = atReview(underperformer(), 90, 88).fromHere();

    deployWith("MaxExtensionDays", "30", "60");

    assertThatThrownBy(() ->
        c.does("hanna", "DecideOnOutcome", Forms.with(Forms.outcome("EXTENSION"), "extensionDays", 45)))
        .isInstanceOf(Refused.class).hasMessageContaining("allows 1 to 30 more days");
    c.recorded().does("hanna", "DecideOnOutcome", Forms.outcome("EXTENSION"))
        .recorded("DECISION DecideOnOutcome: EXTENSION, by hanna", "DELIVERY AcknowledgeExtension");
  }

  /** Deploys the table with one number of the row DEFAULT changed. */
  private void deployWith(String column, String from, String to) throws IOException {
    String table = Files.readString(Path.of("processes", "pip-policy.dmn"));
    String changed = table.replaceFirst(
        "(<outputEntry id=\"Rule_DEFAULT_" + column + "\">\\s*<text>)" + from + "(</text>)", "$1" + to + "$2");
    assertThat(changed.equals(table)).as("%s of the row DEFAULT was %s", column, from).isFalse();
    deployment = repository.createDeployment().name("changed by HR").addString("pip-policy.dmn", changed).deploy()
        .getId();
  }
}
