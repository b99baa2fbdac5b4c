package io.dueprocess.statement;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFile.Recorded;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.PipCase;
import io.dueprocess.casefile.ReadableEntries;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.RequiredText;
import io.dueprocess.casefile.RunningCase;
import io.dueprocess.casefile.attachment.Attachments;
import io.dueprocess.casefile.attachment.Attachments.Accepted;
import io.dueprocess.casefile.attachment.Attachments.Upload;
import io.dueprocess.employee.Employee;
import io.dueprocess.employee.Employees;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The employee says something, or asks for something, of their own accord: at any time of an open case of which they
 * know, also during a leave. HR gets a task where something is asked for, one for all requests of a kind that are open.
 * Refused: anybody but the subject; a case that has ended, or of which nothing has been put before them; files that
 * can't be kept; a wish for agreed terms while terms lie with them; and a key that came with another statement. The
 * same statement with the same key is taken once, however often it comes.
 */
@Component
public class MakeStatement {

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:-]{8,64}");

  private final CaseFiles caseFiles;
  private final Employees employees;
  private final Attachments attachments;
  private final RunningCase running;

  MakeStatement(CaseFiles caseFiles, Employees employees, Attachments attachments, RunningCase running) {
    this.caseFiles = caseFiles;
    this.employees = employees;
    this.attachments = attachments;
    this.running = running;
  }

  /** What the employee fills in; without a word on it the manager does not read it. */
  public record Form(
      @NotNull(message = "choose what you want.") StatementKind kind,
      @RequiredText String text,
      Boolean managerMayRead) {}

  /**
   * A statement that was taken.
   *
   * @param number of its entry
   * @param before whether it had come before, so that nothing was done now
   */
  public record Made(int number, boolean before) {}

  /** Puts the statement and its files on record and lets HR know of what is asked for, in one transaction. */
  @Transactional
  public Made make(CaseId id, Form form, List<Upload> uploads, String key, Actor actor) {
    if (key == null || !KEY.matcher(key).matches()) {
      throw new Refused("Idempotency-Key: send 8 to 64 letters, digits, points, colons, hyphens or underscores, "
          + "and the same ones where the same statement is sent again.");
    }
    requireSubject(caseFiles.find(id).orElseThrow(() -> new Refused("There is no case %s.".formatted(id))), actor);
    // files are opened before anybody waits for the case
    List<Accepted> files = attachments.accept(uploads);
    PipCase pipCase = caseFiles.lock(id).orElseThrow();
    CaseFile file = caseFiles.read(id);
    int number = file.entries().size() + 1;
    var statement = new Statement(form.kind(), form.text().strip(), Boolean.TRUE.equals(form.managerMayRead()),
        attachments.named(number, files), key);
    Optional<Recorded<Statement>> before = file.all(EntryKind.STATEMENT, Statement.class).stream()
        .filter(s -> key.equals(s.content().key())).findFirst();
    if (before.isPresent()) {
      if (!before.get().content().isSame(statement)) {
        throw new Refused("Idempotency-Key: another statement came with the same key. Send a new one with a new key.");
      }
      return new Made(before.get().entry().number(), true);
    }
    new Refused.Collector()
        .when(!pipCase.open(), "The case has ended, so nothing can be added to it any more. Write to HR directly.")
        .when(!ReadableEntries.anythingDelivered(file), "Nothing has been put before you.")
        .when(form.kind() == StatementKind.AGREED_TERMS && Requests.offered(file).isPresent(),
            "Terms have been offered to you already. Accept or decline them in Tasklist first.")
        .refuse();
    attachments.requireRoom(file, files);
    boolean asked = !Requests.open(file, form.kind()).isEmpty();
    attachments.keep(caseFiles.append(id, actor, EntryKind.STATEMENT, form.kind().name(), statement), files);
    if (form.kind().answeredBy().isPresent() && !asked) {
      running.ask(id, form.kind().name());
    }
    return new Made(number, false);
  }

  private void requireSubject(PipCase pipCase, Actor actor) {
    if (employees.findByUserId(actor.userId()).map(Employee::id).filter(me -> me == pipCase.employeeId()).isEmpty()) {
      throw new Refused("Only the employee speaks for themselves here. What others have to say is in their tasks.");
    }
  }
}
