package io.dueprocess.event;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFile.Recorded;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.CaseOutcome;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Impartiality;
import io.dueprocess.casefile.Moments;
import io.dueprocess.casefile.OptionalText;
import io.dueprocess.casefile.PipCase;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.RunningCase;
import io.dueprocess.casefile.Words;
import io.dueprocess.casefile.letter.Outbox;
import io.dueprocess.employee.Employee;
import io.dueprocess.employee.Employees;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * HR, or the system in which HR keeps it, reports what has happened to a case. Refused: a day in the future or before
 * the case was opened, but for a leave, which may be planned or have begun before; a last day before the first one; a
 * return from no leave; a pause without a complaint or a request on record, or one that began before today; a
 * respondent who is not in the directory or is the employee; a decision without its reason; a case that has ended; a
 * report by who has a part in the case; a new manager who is not in the directory, can't sign in, or is the employee
 * or the manager of today; and a key that came with another report. The same report with the same key is taken once,
 * however often it comes.
 */
@Component
public class ReportEvent {

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:-]{8,64}");

  private final CaseFiles caseFiles;
  private final Impartiality impartiality;
  private final Moments moments;
  private final RunningCase running;
  private final Outbox outbox;
  private final Employees employees;
  private final NameNewManager newManager;

  ReportEvent(CaseFiles caseFiles, Impartiality impartiality, Moments moments, RunningCase running, Outbox outbox,
      Employees employees, NameNewManager newManager) {
    this.caseFiles = caseFiles;
    this.impartiality = impartiality;
    this.moments = moments;
    this.running = running;
    this.outbox = outbox;
    this.employees = employees;
    this.newManager = newManager;
  }

  /**
   * What is reported.
   *
   * @param until the last day of a leave or a pause
   * @param newManager the employee number of who manages the employee from now on
   * @param note has the reason where one is asked for
   * @param respondent the employee number of whom a complaint is about, who has no part in the case from then on
   */
  public record Form(
      @NotNull(message = "choose what has happened.") EventKind kind,
      @NotNull(message = "enter the day on which it happened.") LocalDate date,
      LocalDate until,
      @OptionalText(max = 40) String newManager,
      @OptionalText String note,
      @OptionalText(max = 40) String respondent) {

    /** A report that concerns nobody but the employee. */
    public Form(EventKind kind, LocalDate date, LocalDate until, String newManager, String note) {
      this(kind, date, until, newManager, note, null);
    }
  }

  /**
   * A report that was taken.
   *
   * @param number of its entry
   * @param before whether it had come before, so that nothing was done now
   */
  public record Reported(int number, boolean before) {}

  /** Puts the event on record and lets it work on the case, in one transaction. */
  @Transactional
  public Reported report(CaseId id, Form form, String key, Actor actor) {
    if (key == null || !KEY.matcher(key).matches()) {
      throw new Refused("Idempotency-Key: send 8 to 64 letters, digits, points, colons, hyphens or underscores, "
          + "and the same ones where the same report is sent again.");
    }
    // whoever else moves the case waits, and finds it moved
    PipCase pipCase = caseFiles.lock(id).orElseThrow(() -> new Refused("There is no case %s.".formatted(id)));
    CaseFile file = caseFiles.read(id);
    CaseEvent event = event(form, key, List.of());
    Optional<Recorded<CaseEvent>> before = withKey(file, key);
    if (before.isPresent()) {
      if (!before.get().content().isSame(event)) {
        throw new Refused("Idempotency-Key: another report came with the same key. Send a new report with a new key.");
      }
      return new Reported(before.get().entry().number(), true);
    }
    impartiality.require(pipCase, actor);
    boolean change = form.kind() == EventKind.MANAGER_CHANGE;
    Optional<Employee> manager = newManager.find(form.newManager());
    Optional<Employee> respondent =
        Optional.ofNullable(form.respondent()).map(String::strip).flatMap(employees::findByNumber);
    var refused = new Refused.Collector()
        .when(!pipCase.open(), "The case has ended, so nothing can happen to it any more.")
        .when(!mayBeAhead(form.kind()) && form.date().isAfter(moments.today()),
            "Date: %s is in the future. Report what has happened.", form.date())
        .when(!form.kind().stopsTheClock() && form.date().isBefore(pipCase.openedOn()),
            "Date: %s is before the case was opened (%s). Correct the day.", form.date(), pipCase.openedOn())
        .when(form.until() != null && !form.kind().stopsTheClock(),
            "Until: only a leave or a pause has a last day. Leave it out.")
        .when(form.until() != null && form.until().isBefore(form.date()),
            "Until: %s is before the first day, %s. Correct one of the two.", form.until(), form.date())
        .when(form.kind() == EventKind.RETURN && !RecordReturn.endsALeave(file, form.date()), RecordReturn.NO_LEAVE,
            form.date())
        .when(form.kind() == EventKind.PAUSE && form.date().isBefore(moments.today()),
            "Date: %s is gone by, and what was done since can't be undone. Pause from today on.", form.date())
        .when(form.kind() == EventKind.PAUSE && !Concerns.raised(file),
            "What has happened: a case is paused for a complaint or a request for accommodation, and none is on "
                + "record. Report that first.")
        .when(form.kind() != EventKind.COMPLAINT && !Words.blank(form.respondent()),
            "Respondent: belongs to a complaint. Leave it out.")
        .when(!Words.blank(form.respondent()) && respondent.isEmpty(), "Respondent: no employee of this number is in "
            + "the directory. Correct the number, or leave it out and say in the note who it is.")
        .when(respondent.filter(r -> r.id() == pipCase.employeeId()).isPresent(),
            "Respondent: that is the employee. Enter whom the complaint is about.")
        .when(!change && !Words.blank(form.newManager()),
            "New manager: belongs to a change of manager. Leave it out.")
        .when(form.kind().needsReason() && event.note() == null,
            "Note: give the reason, or what it is about; it is kept on record.");
    if (change) {
      NameNewManager.refuse(refused, pipCase, manager, moments.today());
    }
    refused.refuse();
    Optional<CaseOutcome> end = form.kind().end();
    List<Integer> calledOff = end.isPresent() ? outbox.callOff(id) : List.of();
    int number = caseFiles.append(id, actor, EntryKind.EVENT, form.kind().name(), event(form, key, calledOff)).number();
    if (end.isPresent()) {
      running.end(id, end.get());
    } else if (change) {
      newManager.change(id, manager.orElseThrow());
      running.managerNamed(id);
    } else if (form.kind().isConcern()) {
      respondent.ifPresent(r -> caseFiles.bar(id, r.id()));
      running.raise(id);
    } else {
      running.leave(id);
    }
    return new Reported(number, false);
  }

  private static boolean mayBeAhead(EventKind kind) {
    return kind.stopsTheClock() || kind == EventKind.RETURN;
  }

  private static CaseEvent event(Form form, String key, List<Integer> calledOff) {
    return new CaseEvent(form.kind(), form.date(), form.until(),
        Words.orNull(form.newManager()),
        Words.orNull(form.note()),
        Words.orNull(form.respondent()), calledOff, key);
  }

  private static Optional<Recorded<CaseEvent>> withKey(CaseFile file, String key) {
    return file.all(EntryKind.EVENT, CaseEvent.class).stream().filter(e -> key.equals(e.content().key())).findFirst();
  }
}
