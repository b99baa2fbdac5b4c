package io.dueprocess.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ParseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each test breaks one thing of the real models and expects the one sentence about it. */
class ModelCheckTest {

  private static final String OWN_DECISION =
      "camunda:decisionRef=\"no-such\" camunda:decisionRefBinding=\"deployment\"";

  private final Map<String, byte[]> files = new HashMap<>();
  private final Map<String, Class<?>> beans = CodeBeans.all();

  @BeforeEach
  void readTheRealModels() throws IOException {
    files.putAll(Models.deployment());
  }

  @Test
  void theModelsOfTheProductHaveNoProblem() {
    assertThat(files).containsKeys("pip-lifecycle.bpmn", "pip-policy.dmn", "request-improvement.html");
    assertThat(ModelCheck.problems(files, beans)).isEmpty();
  }

  @Test
  void aFileThatIsNoBpmnIsReported() {
    change("file-review.bpmn", "</bpmn:definitions>", "");
    assertThat(ModelCheck.problems(files, beans))
        .anySatisfy(problem -> assertThat(problem.toString()).startsWith("file-review.bpmn: can't be read as BPMN"));
  }

  @Test
  void aFileThatIsNoDmnIsReported() {
    files.put("pip-policy.dmn", "<definitions".getBytes(StandardCharsets.UTF_8));
    assertProblem("pip-policy.dmn: can't be read as DMN");
  }

  @Test
  void aBeanThatDoesNotExistIsReportedForADelegate() {
    change("file-review.bpmn", "${assessFile}", "${assesFile}");
    assertProblem("file-review.bpmn, Task_AssessFile: \"${assesFile}\" names \"assesFile\", which is neither");
  }

  @Test
  void aBeanThatDoesNotExistIsReportedForAListenerOfATask() {
    change("file-review.bpmn", "${decideOnFile}", "${decideFile}");
    assertProblem("file-review.bpmn, Task_DecideOnFile: \"${decideFile}\" names \"decideFile\"");
  }

  @Test
  void aBeanThatDoesNotExistIsReportedForAnAssignee() {
    change("follow-up.bpmn", "${party.manager(execution)}", "${parties.manager(execution)}");
    assertProblem("follow-up.bpmn, Task_ReportRelapse: \"${parties.manager(execution)}\" names \"parties\"");
  }

  @Test
  void aBeanThatDoesNotExistIsReportedForATimer() {
    change("improvement-period.bpmn", "${periodDates.starts(", "${date.starts(");
    assertProblem("improvement-period.bpmn, IntermediateEvent_PeriodStarts: "
        + "\"${date.starts(execution.processBusinessKey)}\" names \"date\"");
  }

  @Test
  void aMethodThatTheBeanDoesNotHaveIsReported() {
    change("follow-up.bpmn", "${party.manager(execution)}", "${party.boss(execution)}");
    assertProblem("follow-up.bpmn, Task_ReportRelapse: \"${party.boss(execution)}\" calls \"boss\", which party does "
        + "not offer (it has: approver, employee, manager)");
  }

  @Test
  void aMethodThatTheBeanDoesNotHaveIsReportedForAnEnd() {
    change("pip-lifecycle.bpmn", "${closeCase.as(execution, 'TERMINATED')}",
        "${closeCase.with(execution, 'TERMINATED')}");
    assertProblem("pip-lifecycle.bpmn, EndEvent_Terminated: \"${closeCase.with(execution, 'TERMINATED')}\" calls");
  }

  @Test
  void aBeanOfAnotherKindIsReportedForADelegate() {
    change("file-review.bpmn", "${assessFile}", "${decideOnFile}");
    assertProblem("file-review.bpmn, Task_AssessFile: \"${decideOnFile}\" is called here as a JavaDelegate");
  }

  @Test
  void aBeanOfAnotherKindIsReportedForAListener() {
    change("file-review.bpmn", "${decideOnFile}", "${enterStage}");
    assertProblem("file-review.bpmn, Task_DecideOnFile: \"${enterStage}\" is called here as a TaskListener");
  }

  @Test
  void aVariableThatNoFlowKnowsIsReportedForWhatAStageHandsOver() {
    change("pip-lifecycle.bpmn", "source=\"fileDecision\"", "source=\"fileDecison\"");
    assertProblem("pip-lifecycle.bpmn, Call_FileReview: sets or hands over \"fileDecison\"");
  }

  @Test
  void aVariableThatNoFlowKnowsIsReportedForWhatAnEndSets() {
    change("termination.bpmn", "${execution.setVariable('terminationResult', 'INCOMPLETE')}",
        "${execution.setVariable('result', 'INCOMPLETE')}");
    assertProblem("termination.bpmn, EndEvent_PaperTrailIncomplete: sets or hands over \"result\"");
  }

  @Test
  void aVariableThatNothingSetsIsReportedForACondition() {
    change("file-review.bpmn", "legalRisk == false", "not empty fileDecision and legalRisc == false");
    assertProblem("file-review.bpmn, Flow_LegalRisk_No: \"${not empty fileDecision and legalRisc == false}\" "
        + "names \"legalRisc\"");
  }

  @Test
  void wordsInQuotesAreNoNames() {
    change("follow-up.bpmn", "relapseDecision == 'NEW_PLAN'", "relapseDecision == 'no such bean'");
    assertThat(ModelCheck.problems(files, beans)).isEmpty();
  }

  @Test
  void aJavaClassIsReported() {
    change("file-review.bpmn", "camunda:delegateExpression=\"${assessFile}\"", "camunda:class=\"some.Delegate\"");
    assertProblem("file-review.bpmn, Task_AssessFile: names the Java class some.Delegate");
  }

  @Test
  void aJavaClassIsReportedForAListener() {
    change("file-review.bpmn", "delegateExpression=\"${decideOnFile}\"", "class=\"some.Listener\"");
    assertProblem("file-review.bpmn, Task_DecideOnFile: names the Java class some.Listener");
  }

  @Test
  void aFormThatDoesNotExistIsReported() {
    files.remove("decide-on-file.html");
    assertProblem("file-review.bpmn, Task_DecideOnFile: the form \"decide-on-file.html\" does not exist");
  }

  @Test
  void aMissingFormOfTheStartIsReported() {
    files.remove("request-improvement.html");
    assertProblem("pip-lifecycle.bpmn, StartEvent_ImprovementRequested: "
        + "the form \"request-improvement.html\" does not exist");
  }

  @Test
  void aFormThatIsNotDeployedIsReported() {
    change("file-review.bpmn", "embedded:deployment:decide-on-file", "embedded:app:decide-on-file");
    assertProblem("file-review.bpmn, Task_DecideOnFile: the form key \"embedded:app:decide-on-file.html\" names no");
  }

  @Test
  void aUserTaskWithoutAFormIsReported() {
    change("file-review.bpmn", "camunda:formKey=\"embedded:deployment:decide-on-file.html\"", "");
    assertProblem("file-review.bpmn, Task_DecideOnFile: has no form");
  }

  @Test
  void aMessageThatDoesNotExistIsReported() {
    eventAtTheEnd("<bpmn:messageEventDefinition messageRef=\"Message_Gone\" />");
    assertProblem("file-review.bpmn, EndEvent_FileReviewed: refers to no message of this file");
  }

  @Test
  void aSignalThatDoesNotExistIsReported() {
    eventAtTheEnd("<bpmn:signalEventDefinition signalRef=\"Signal_Gone\" />");
    assertProblem("file-review.bpmn, EndEvent_FileReviewed: refers to no signal of this file");
  }

  @Test
  void anErrorThatDoesNotExistIsReported() {
    eventAtTheEnd("<bpmn:errorEventDefinition errorRef=\"Error_Gone\" />");
    assertProblem("file-review.bpmn, EndEvent_FileReviewed: refers to no error of this file");
  }

  @Test
  void aMessageThatATaskWaitsForAndDoesNotExistIsReported() {
    change("file-review.bpmn", "camunda:delegateExpression=\"${assessFile}\"", "messageRef=\"Message_Gone\"");
    change("file-review.bpmn", "bpmn:serviceTask", "bpmn:receiveTask");
    assertProblem("file-review.bpmn, Task_AssessFile: refers to no message of this file");
  }

  @Test
  void anEventThatRefersToADeclaredMessageIsFine() {
    change("file-review.bpmn", "<bpmn:process ", "<bpmn:message id=\"Message_There\" name=\"There\" /><bpmn:process ");
    eventAtTheEnd("<bpmn:messageEventDefinition messageRef=\"Message_There\" />");
    assertThat(ModelCheck.problems(files, beans)).isEmpty();
  }

  @Test
  void aStageThatIsNotDeployedIsReported() {
    files.remove("follow-up.bpmn");
    assertProblem("pip-lifecycle.bpmn, Call_FollowUp: calls \"follow-up\", which no file of this deployment holds");
  }

  @Test
  void aDecisionThatIsNotDeployedIsReported() {
    change("file-review.bpmn", "camunda:delegateExpression=\"${assessFile}\"", OWN_DECISION);
    change("file-review.bpmn", "bpmn:serviceTask", "bpmn:businessRuleTask");
    assertProblem("file-review.bpmn, Task_AssessFile: asks for the decision \"no-such\"");
  }

  @Test
  void aDecisionThatIsDeployedIsFine() {
    files.put("no-such.dmn", ("<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"d\" name=\"d\" "
        + "namespace=\"d\"><decision id=\"no-such\" name=\"d\"/></definitions>").getBytes(StandardCharsets.UTF_8));
    change("file-review.bpmn", "camunda:delegateExpression=\"${assessFile}\"", OWN_DECISION);
    change("file-review.bpmn", "bpmn:serviceTask", "bpmn:businessRuleTask");
    assertThat(ModelCheck.problems(files, beans)).isEmpty();
  }

  @Test
  void aTaskThatIsNobodysIsReported() {
    change("follow-up.bpmn", "camunda:candidateGroups=\"hr\"", "");
    assertProblem("follow-up.bpmn, Task_DecideOnRelapse: needs either an assignee or exactly one candidate group");
  }

  @Test
  void aTaskOfTwoGroupsIsReported() {
    change("follow-up.bpmn", "camunda:candidateGroups=\"hr\"", "camunda:candidateGroups=\"hr,legal\"");
    assertProblem("follow-up.bpmn, Task_DecideOnRelapse: needs either an assignee or exactly one candidate group");
  }

  @Test
  void aTaskOfAPersonAndAGroupIsReported() {
    change("follow-up.bpmn", "camunda:candidateGroups=\"hr\"",
        "camunda:candidateGroups=\"hr\" camunda:assignee=\"${party.manager(execution)}\"");
    assertProblem("follow-up.bpmn, Task_DecideOnRelapse: needs either an assignee or exactly one candidate group");
  }

  @Test
  void aTaskWithoutADueDateIsReported() {
    change("follow-up.bpmn", "camunda:dueDate=\"${followUpTime.ends(execution.processBusinessKey)}\"", "");
    assertProblem("follow-up.bpmn, Task_ReportRelapse: has no due date");
  }

  @Test
  void aTaskWithoutADescriptionIsReported() {
    files.compute("file-review.bpmn", (name, bytes) -> bytes(
        text(name).replaceAll("(Task_DecideOnFile\"[^>]*>\\s*<bpmn:documentation>)[^<]*", "$1 ")));
    assertProblem("file-review.bpmn, Task_DecideOnFile: has no documentation");
  }

  @Test
  void aTaskWhoseCompletionNobodyTakesIsReported() {
    change("file-review.bpmn", "\"${decideOnFile}\" event=\"complete\"", "\"${decideOnFile}\" event=\"assignment\"");
    assertProblem("file-review.bpmn, Task_DecideOnFile: has no listener for \"complete\"");
  }

  @Test
  void aTaskThatReachesTheEmployeeUnrecordedIsReported() {
    change("improvement-plan.bpmn", "${recordDelivery}\" event=\"create\"", "${recordDelivery}\" event=\"assignment\"");
    assertProblem("improvement-plan.bpmn, Task_AcknowledgePlan: reaches the employee and no record says so");
  }

  @Test
  void aTaskWithoutAReminderIsReported() {
    listenerGone("Task_DecideOnFile", "remind");
    assertProblem("file-review.bpmn, Task_DecideOnFile: has no reminder");
  }

  @Test
  void anEscalationThatComesOnceOnlyIsReported() {
    String model = text("file-review.bpmn");
    int timer = model.indexOf("id=\"Escalation_Task_DecideOnFile\"");
    files.put("file-review.bpmn",
        bytes(model.substring(0, timer) + model.substring(timer).replace("bpmn:timeCycle", "bpmn:timeDate")));
    assertProblem("file-review.bpmn, Task_DecideOnFile: its escalation comes once and never again; give its timer the "
        + "cycle ${deadline.escalations(execution)}.");
  }

  @Test
  void aTaskWithoutAnEscalationIsReported() {
    listenerGone("Task_DecideOnFile", "escalate");
    assertProblem("file-review.bpmn, Task_DecideOnFile: has no escalation");
  }

  @Test
  void aStageThatCanBeStartedInTasklistIsReported() {
    change("follow-up.bpmn", "camunda:isStartableInTasklist=\"false\"", "");
    assertProblem("follow-up.bpmn, follow-up: can be started in Tasklist, where only pip-lifecycle may be");
  }

  @Test
  void aLifeOfACaseThatNobodyCanStartIsReported() {
    change("pip-lifecycle.bpmn", "camunda:isStartableInTasklist=\"true\"", "camunda:isStartableInTasklist=\"false\"");
    assertProblem("pip-lifecycle.bpmn, pip-lifecycle: can't be started in Tasklist");
  }

  @Test
  void aProcessWithoutAHistoryTimeToLiveIsReported() {
    change("follow-up.bpmn", "camunda:historyTimeToLive=\"3650\"", "");
    assertProblem("follow-up.bpmn, follow-up: has no history time to live");
  }

  @Test
  void aTimerWithAFixedNumberOfDaysIsReported() {
    change("improvement-period.bpmn", ">${periodDates.starts(execution.processBusinessKey)}<", ">2030-01-01T00:00:00<");
    assertProblem("improvement-period.bpmn, IntermediateEvent_PeriodStarts: its timer is not an expression");
  }

  @Test
  void noBeanOfTheBorderIsUnused() {
    assertThat(ModelCheck.unused(files, beans.keySet())).isEmpty();
  }

  @Test
  void aBeanThatNoModelNamesIsUnused() {
    change("file-review.bpmn", "${assessFile}", "${reviewMetrics}");
    assertThat(ModelCheck.unused(files, beans.keySet()))
        .containsExactly("No model names the bean \"assessFile\": name it in a model or remove it.");
  }

  @Test
  void aFormThatNoModelShowsIsUnused() {
    files.put("left-over.html", new byte[0]);
    assertThat(ModelCheck.unused(files, beans.keySet()))
        .containsExactly("No model shows the form \"left-over.html\": name it in a form key or remove it.");
  }

  @Test
  void aRefusalListsEveryProblemOnALineAndEachAtItsElement() {
    change("file-review.bpmn", "${assessFile}", "${assesFile}");
    files.remove("decide-on-relapse.html");
    List<ModelProblem> problems = ModelCheck.problems(files, beans);
    assertThatExceptionOfType(ParseException.class).isThrownBy(() -> ModelProblem.refuse(problems))
        .satisfies(refusal -> {
          assertThat(refusal.getMessage().lines()).hasSize(3)
              .anyMatch(line -> line.startsWith("  file-review.bpmn, Task_AssessFile: "))
              .anyMatch(line -> line.startsWith("  follow-up.bpmn, Task_DecideOnRelapse: "));
          assertThat(refusal.getResorceReports()).extracting(report -> report.getErrors().get(0).getMainElementId())
              .containsExactly("Task_AssessFile", "Task_DecideOnRelapse");
        });
  }

  private void assertProblem(String beginning) {
    assertThat(ModelCheck.problems(files, beans)).singleElement().asString().startsWith(beginning).endsWith(".");
  }

  private void change(String file, String from, String to) {
    String before = text(file);
    assertThat(before).as("%s holds what the test changes", file).contains(from);
    files.put(file, bytes(before.replace(from, to)));
  }

  private void eventAtTheEnd(String definition) {
    change("file-review.bpmn", "</bpmn:endEvent>", definition + "</bpmn:endEvent>");
  }

  private void listenerGone(String task, String bean) {
    String before = text("file-review.bpmn");
    int from = before.indexOf("<camunda:taskListener delegateExpression=\"${" + bean, before.indexOf("id=\"" + task));
    String end = "</camunda:taskListener>";
    files.put("file-review.bpmn",
        bytes(before.substring(0, from) + before.substring(before.indexOf(end, from) + end.length())));
  }

  private String text(String file) {
    return new String(files.get(file), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
