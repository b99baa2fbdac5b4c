package io.dueprocess.web;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.OpenCaseFile;
import io.dueprocess.engine.PipProcess;
import io.dueprocess.engine.PipProcess.OpenTask;
import io.dueprocess.web.CaseView.Relation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a task's form shows, to who may work on the task and to nobody else. */
@RestController
class TaskController {

  private final SignedIn signedIn;
  private final PipProcess process;
  private final CaseViews views;
  private final OpenCaseFile openCaseFile;
  private final TransactionTemplate transaction;

  TaskController(SignedIn signedIn, PipProcess process, CaseViews views, OpenCaseFile openCaseFile,
      TransactionTemplate transaction) {
    this.signedIn = signedIn;
    this.process = process;
    this.views = views;
    this.openCaseFile = openCaseFile;
    this.transaction = transaction;
  }

  record TaskView(String id, String key, String name, String description, LocalDate due) {}

  record FormData(TaskView task, @com.fasterxml.jackson.annotation.JsonUnwrapped CaseView caseView) {}

  /** A form shows what is in the file, so opening it is on record like opening the file; but for the subject's own. */
  @GetMapping(path = "/api/tasks/{taskId}", produces = MediaType.APPLICATION_JSON_VALUE)
  FormData form(@PathVariable String taskId, HttpServletRequest request) {
    String userId = signedIn.require(request);
    return transaction.execute(status -> {
      OpenTask task = task(taskId, userId);
      CaseView view = views.of(task.caseId(), userId, task.groups());
      Relation relation = view.me().relation();
      if (relation != Relation.EMPLOYEE) {
        openCaseFile.open(task.caseId(), new Actor(userId, relation.role()), relation.name());
      }
      return new FormData(new TaskView(task.id(), "Task_" + task.name(), task.title(), task.description(),
          views.lastDay(task.due())), view);
    });
  }

  record CaseOfTask(String caseId) {}

  /** Which case a task belongs to, so that its file can be asked for. */
  @GetMapping(path = "/api/tasks/{taskId}/case", produces = MediaType.APPLICATION_JSON_VALUE)
  CaseOfTask caseOf(@PathVariable String taskId, HttpServletRequest request) {
    return new CaseOfTask(task(taskId, signedIn.require(request)).caseId().value());
  }

  private OpenTask task(String taskId, String userId) {
    // somebody else's task and one that is gone look the same: nothing to learn by asking
    return process.task(taskId, userId).orElseThrow(() -> new RequestRefused(HttpStatus.NOT_FOUND,
        "This task is not open for you: it was completed, or it is somebody else's."));
  }
}
