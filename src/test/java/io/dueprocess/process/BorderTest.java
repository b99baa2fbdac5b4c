package io.dueprocess.process;

import static io.dueprocess.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Refused;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What comes to the engine past Tasklist's forms: refused in a sentence, the task still open, nothing half done. */
class BorderTest extends ProcessTestCase {

  private static final String VALID = "{\"decision\":\"DECLINE\",\"reason\":\"No.\"}";

  @Autowired private TaskService tasks;
  @Autowired private FormService forms;
  @Autowired private RuntimeService runtime;
  @Autowired private RepositoryService repository;
  @Autowired private ProcessEngineConfigurationImpl engine;

  @Test
  void aMissingAnUnknownAnExtraAndAWronglyTypedVariableAreRefused() {
    CaseDriver c = underperformer().requested();
    String task = c.task("DecideOnFile").id();
    int entries = c.file().entries().size();

    refused("The form is missing", () -> tasks.complete(task));
    refused("The form is missing", () -> forms.submitTaskForm(task, Map.of()));
    refused("Unknown variable decision", () -> tasks.complete(task, Map.of("decision", "DECLINE")));
    refused("Unknown variable extra", () -> tasks.complete(task, Map.of("submission", VALID, "extra", 1)));
    refused("The form is missing", () -> tasks.complete(task, Map.of("submission", 42)));

    assertThat(c.file().entries()).hasSize(entries);
    c.waitsFor("DecideOnFile");
  }

  @Test
  void variablesErrorsAndEscalationsFromOutsideAreRefused() {
    CaseDriver c = underperformer().requested();
    String task = c.task("DecideOnFile").id();
    String instance = instanceOf(task);
    List<String> trace = c.trace();

    refused("form of the task", () -> tasks.setVariable(task, "fileDecision", "READY_FOR_PLAN"));
    refused("form of the task", () -> tasks.setVariableLocal(task, "fileDecision", "READY_FOR_PLAN"));
    refused("form of the task", () -> tasks.setVariables(task, Map.of("note", "free text")));
    refused("form of the task", () -> tasks.removeVariable(task, "legalRisk"));
    refused("form of the task", () -> runtime.setVariable(instance, "fileDecision", "DECLINE"));
    refused("form of the task", () -> runtime.setVariablesLocal(instance, Map.of("figure", 42.5)));
    refused("form of the task", () -> runtime.setVariablesAsync(List.of(instance), Map.of("fileDecision", "DECLINE")));
    refused("form of the task", () -> runtime.removeVariable(instance, "legalRisk"));
    refused("form of the task", () -> tasks.handleBpmnError(task, "any"));
    refused("form of the task", () -> tasks.handleBpmnError(task, "any", "He is lazy", Map.of()));
    refused("form of the task", () -> tasks.handleEscalation(task, "any"));

    assertThat(c.trace()).isEqualTo(trace);
    c.waitsFor("DecideOnFile");
  }

  /** A modeller or a delegate of a later day can't do it either. */
  @Test
  void aStepOfACaseThatSetsAFactAsVariableFails() {
    String instance = instanceOf(underperformer().requested().task("DecideOnFile").id());
    for (Object fact : List.of(42.5, 7, new java.util.Date(), new byte[1],
        Variables.objectValue(List.of("x")).create())) {
      refused("is neither yes or no nor the name of a decision", () -> setInside(instance, fact));
    }
    refused("holds text", () -> setInside(instance, "free text"));
    refused("holds text", () -> setInside(instance, "Decline"));
    setInside(instance, "DECLINE");
    setInside(instance, true);
  }

  private void setInside(String execution, Object value) {
    engine.getCommandExecutorTxRequired().execute(step -> {
      step.getExecutionManager().findExecutionById(execution).setVariable("fact", value);
      return null;
    });
  }

  @Test
  void commentsAttachmentsPrivateTasksAndDelegationAreRefused() {
    CaseDriver c = underperformer().requested();
    String task = c.task("DecideOnFile").id();

    refused("Comments would stand outside the case file", () -> tasks.createComment(task, null, "He is lazy"));
    refused("Attachments would stand outside", () -> tasks.createAttachment("file", task, null, "n", "d",
        new ByteArrayInputStream(new byte[1])));
    refused("Attachments would stand outside", () -> tasks.createAttachment("url", task, null, "n", "d", "http://x"));
    refused("Tasks come from the process", () -> tasks.saveTask(tasks.newTask()));
    refused("can't be delegated", () -> tasks.delegateTask(task, "otto"));
    refused("can't be delegated", () -> tasks.resolveTask(task, Map.of()));
  }

  @Test
  void aCaseBeginsWithItsFormOnly() {
    String definition = repository.createProcessDefinitionQuery().processDefinitionKey("pip-lifecycle").latestVersion()
        .singleResult().getId();
    String stage = repository.createProcessDefinitionQuery().processDefinitionKey("termination").latestVersion()
        .singleResult().getId();
    long cases = jdbc.sql("select count(*) from pip_case").query(Long.class).single();

    refused("A case begins with its form", () -> runtime.startProcessInstanceByKey("pip-lifecycle"));
    refused("A case begins with its form", () -> runtime.createProcessInstanceById(definition));
    refused("Leave the business key empty", () -> forms.submitStartForm(definition, "PIP-2026-0001", Map.of("submission", "{}")));
    refused("Nobody is signed in", () -> forms.submitStartForm(definition, Map.of("submission", "{}")));
    assertThatThrownBy(() -> forms.submitStartForm(stage, Map.of("submission", "{}"))).isNotNull();

    assertThat(jdbc.sql("select count(*) from pip_case").query(Long.class).single()).isEqualTo(cases);
  }

  @Test
  void aTaskIsCompletedByWhoseItIsAndOnce() {
    CaseDriver c = underperformer().requested();
    String task = c.task("DecideOnFile").id();
    refused("Nobody is signed in", () -> forms.submitTaskForm(task, Map.of("submission", VALID)));

    c.does("hanna", "DecideOnFile", Forms.decision("READY_FOR_PLAN"));
    refused("no longer open", () -> process.complete(task, "hanna", Forms.decision("READY_FOR_PLAN")));
    String draft = c.task("DraftPlan").id();
    assertThatThrownBy(() -> process.complete(draft, "omar", plan(c))).isNotNull();
    assertThat(c.count(EntryKind.DECISION)).isOne();
    assertThat(c.count(EntryKind.PLAN)).isZero();
  }

  @RepeatedTest(5)
  void ofTwoWhoCompleteOneTaskAtOnceOneWinsAndTheOtherIsTold() throws Exception {
    CaseDriver c = planWithEmployee(underperformer());
    String task = c.task("AcknowledgePlan").id();
    List<String> told = atOnce(
        () -> complete(task, c.employee().userId(), Forms.answer("ACKNOWLEDGED")),
        () -> complete(task, c.employee().userId(), Forms.answer("REFUSED_TO_SIGN")));

    assertThat(told).filteredOn(String::isEmpty).hasSize(1);
    assertThat(told).filteredOn(s -> !s.isEmpty()).singleElement().asString()
        .containsAnyOf("Somebody else has just done the same", "no longer open");
    assertThat(c.count(EntryKind.ANSWER)).isOne();
  }

  @Test
  void ofTwoRequestsAtOnceForOneEmployeeOneBecomesACase() throws Exception {
    CaseDriver c = underperformer();
    Map<String, Object> form = Forms.request(c.employee().id(), c.today());
    List<String> told = atOnce(() -> request(form), () -> request(form));

    assertThat(told).filteredOn(String::isEmpty).hasSize(1);
    assertThat(told).filteredOn(s -> !s.isEmpty()).singleElement().asString().contains("a case");
  }

  private String complete(String task, String userId, Map<String, Object> form) {
    try {
      process.complete(task, userId, form);
      return "";
    } catch (Refused e) {
      return e.getMessage();
    }
  }

  private String request(Map<String, Object> form) {
    try {
      process.request("mia", form);
      return "";
    } catch (Refused e) {
      return e.getMessage();
    }
  }

  private String instanceOf(String task) {
    return tasks.createTaskQuery().taskId(task).singleResult().getProcessInstanceId();
  }

  private static void refused(String words, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(call);
    assertThat(thrown).as(words).isNotNull();
    Throwable cause = thrown;
    while (!(cause instanceof Refused) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    assertThat(cause).isInstanceOf(Refused.class).hasMessageContaining(words);
  }
}
