package io.dueprocess.filereview;

import io.dueprocess.casefile.Basis;
import io.dueprocess.casefile.Policy;
import io.dueprocess.casefile.Words;
import io.dueprocess.employee.Employee;
import io.dueprocess.employee.PersonnelFile;
import io.dueprocess.employee.PersonnelFile.Appraisal;
import io.dueprocess.employee.PersonnelFile.Leave;
import io.dueprocess.employee.PersonnelFile.Note;
import io.dueprocess.filereview.FileAssessment.History;
import io.dueprocess.filereview.FileAssessment.Recommendation;
import io.dueprocess.filereview.FileAssessment.Risk;
import io.dueprocess.request.ImprovementRequest;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says what the personnel file makes of a request: what the appraisals of the look-back time show, what makes an
 * adverse step risky, and how to go on.
 *
 * <p>Sources: handbook section 3, stage 2. The risks follow the time link that retaliation and interference claims
 * rest on (Title VII, 42 U.S.C. 2000e-3(a); FMLA, 29 CFR 825.220; ADA, 42 U.S.C. 12203; Equality Act 2010 s. 27);
 * how many months that is, the policy says. That appraisals must not contradict the action is house practice.
 */
final class AssessFileRule {

  static final String VERSION = "1";

  /** Where two appraisals end on one day the one that meets expectations is the later one: doubt helps the employee. */
  private static final Comparator<Appraisal> OLDEST_FIRST = Comparator.comparing(Appraisal::to)
      .thenComparing(Appraisal::meetsExpectations)
      .thenComparing(Appraisal::id);

  private final PersonnelFile file;
  private final ImprovementRequest request;
  private final LocalDate requestedOn;
  private final Policy policy;
  private final LocalDate lookBackFrom;
  private final LocalDate riskFrom;
  private final Basis.Builder basis = Basis.of("AssessFile", VERSION);

  private AssessFileRule(PersonnelFile file, ImprovementRequest request, LocalDate requestedOn, Policy policy) {
    this.file = file;
    this.request = request;
    this.requestedOn = requestedOn;
    this.policy = policy;
    this.lookBackFrom = requestedOn.minusMonths(policy.lookBackMonths());
    this.riskFrom = requestedOn.minusMonths(policy.riskMonths());
  }

  /** Nothing that is dated after the request counts, since the request may have caused it. */
  static FileAssessment assess(
      PersonnelFile file, ImprovementRequest request, LocalDate requestedOn, Policy policy) {
    return new AssessFileRule(file, request, requestedOn, policy).assess();
  }

  private FileAssessment assess() {
    long documented = documentedIncidents();
    basis.input("request", "Requested on %s with %s, of which the look-back time has %d with evidence."
        .formatted(requestedOn, Words.count(request.incidents().size(), "incident"), documented));
    basis.policy("lookBackMonths", policy.lookBackMonths());
    History history = history();
    List<Note> notes = notes();
    List<Risk> risks = risks();
    return new FileAssessment(history, risks, recommendation(history, notes, documented), basis.build());
  }

  private long documentedIncidents() {
    return request.incidents().stream().filter(i -> i.documented() && inLookBack(i.date())).count();
  }

  private History history() {
    List<Appraisal> appraisals =
        file.appraisals().stream().filter(a -> inLookBack(a.to())).sorted(OLDEST_FIRST).toList();
    for (Appraisal a : appraisals) {
      basis.input(a.ref(), "Appraisal until %s: %s, place %d of %d, %d meets expectations."
          .formatted(a.to(), a.rating(), a.rank(), a.scaleSize(), a.meetsRank()));
    }
    if (appraisals.isEmpty()) {
      basis.reason("NO_RECENT_APPRAISAL", "No appraisal ended in the %s before the request%s."
          .formatted(Words.count(policy.lookBackMonths(), "month"), tenureRemark()),
          "policy:lookBackMonths", tenure());
      return History.NO_RECENT_APPRAISAL;
    }
    tenure();
    Appraisal latest = appraisals.get(appraisals.size() - 1);
    if (latest.meetsExpectations()) {
      basis.reason("LATEST_MEETS_EXPECTATIONS",
          "The latest appraisal, until %s, meets expectations (%s) and contradicts the request."
              .formatted(latest.to(), latest.rating()), latest.ref());
      return History.CONTRADICTED_BY_FILE;
    }
    if (appraisals.size() == 1) {
      basis.reason("ONE_APPRAISAL_BELOW",
          "The only appraisal of the look-back time, until %s, is below expectations (%s); one appraisal is no history."
              .formatted(latest.to(), latest.rating()), latest.ref());
      return History.SUDDEN_DECLINE;
    }
    Appraisal before = appraisals.get(appraisals.size() - 2);
    if (before.meetsExpectations()) {
      basis.reason("DECLINE_AFTER_MEETING_EXPECTATIONS",
          "The appraisal until %s is below expectations (%s), the one before it, until %s, met them (%s)."
              .formatted(latest.to(), latest.rating(), before.to(), before.rating()), latest.ref(), before.ref());
      return History.SUDDEN_DECLINE;
    }
    basis.reason("LATEST_TWO_BELOW",
        "The two latest appraisals, until %s (%s) and until %s (%s), are below expectations."
            .formatted(before.to(), before.rating(), latest.to(), latest.rating()), before.ref(), latest.ref());
    return History.CONSISTENT_UNDERPERFORMANCE;
  }

  private String tenure() {
    LocalDate hiredOn = file.employee().hiredOn();
    return basis.input("employee:hiredOn", hiredOn == null ? "not stated" : hiredOn.toString());
  }

  private String tenureRemark() {
    LocalDate hiredOn = file.employee().hiredOn();
    if (hiredOn == null || hiredOn.isBefore(lookBackFrom) || hiredOn.isAfter(requestedOn)) {
      return "";
    }
    return "; the employee has been here for %s only"
        .formatted(Words.count(ChronoUnit.MONTHS.between(hiredOn, requestedOn), "month"));
  }

  private List<Note> notes() {
    List<Note> notes = Stream.concat(file.coachingNotes().stream(), file.warnings().stream())
        .filter(n -> inLookBack(n.date()))
        .sorted(byDate())
        .toList();
    notes.forEach(n -> basis.input(
        n.ref(), (n.kind() == Note.Kind.WARNING ? "Warning of " : "Coaching note of ") + n.date() + "."));
    return notes;
  }

  private List<Risk> risks() {
    basis.policy("riskMonths", policy.riskMonths());
    List<Risk> risks = new ArrayList<>();
    complaints(risks);
    leaves(risks);
    accommodations(risks);
    probation(risks);
    managerChange(risks);
    undocumentedIncidents(risks);
    return risks;
  }

  private void complaints(List<Risk> risks) {
    List<Note> recent = file.complaints().stream().filter(n -> inRiskTime(n.date())).sorted(byDate()).toList();
    recent.forEach(n -> basis.input(n.ref(), "Complaint made on " + n.date() + "."));
    if (!recent.isEmpty()) {
      risk(risks, Risk.COMPLAINT_BEFORE_REQUEST,
          "The employee made a complaint on %s, shortly before the request.".formatted(lastOf(recent)), refs(recent));
    }
  }

  private void leaves(List<Risk> risks) {
    List<Leave> recent = file.leaves().stream()
        .filter(l -> l.isProtected() && !l.from().isAfter(requestedOn))
        .filter(l -> l.until() == null || !l.until().isBefore(riskFrom))
        .sorted(Comparator.comparing(Leave::from).thenComparing(Leave::id))
        .toList();
    recent.forEach(l -> basis.input(l.ref(), "Protected leave from %s, %s."
        .formatted(l.from(), l.until() == null ? "which lasts" : "until " + l.until())));
    if (!recent.isEmpty()) {
      Leave last = recent.get(recent.size() - 1);
      risk(risks, Risk.PROTECTED_LEAVE_BEFORE_REQUEST,
          "The employee was on protected leave from %s, at the time of the request or shortly before it."
              .formatted(last.from()), recent.stream().map(Leave::ref).toList());
    }
  }

  private void accommodations(List<Risk> risks) {
    List<Note> recent =
        file.accommodationRequests().stream().filter(n -> inRiskTime(n.date())).sorted(byDate()).toList();
    recent.forEach(n -> basis.input(n.ref(), "Accommodation asked for on " + n.date() + "."));
    if (!recent.isEmpty()) {
      risk(risks, Risk.ACCOMMODATION_REQUESTED,
          "The employee asked for an accommodation on %s, shortly before the request.".formatted(lastOf(recent)),
          refs(recent));
    }
  }

  private void probation(List<Risk> risks) {
    LocalDate until = file.employee().probationUntil();
    String ref = basis.input("employee:probationUntil", until == null ? "none" : until.toString());
    if (until != null && !until.isBefore(requestedOn)) {
      risks.add(Risk.ON_PROBATION);
      basis.reason("ON_PROBATION", "The employee is on probation until %s.".formatted(until), ref);
    }
  }

  private void managerChange(List<Risk> risks) {
    Employee employee = file.employee();
    LocalDate since = employee.managerSince();
    String ref = basis.input("employee:managerSince", since == null ? "not stated" : since.toString());
    String months = basis.policy("managerChangeMonths", policy.managerChangeMonths());
    if (since != null && since.isAfter(requestedOn.minusMonths(policy.managerChangeMonths()))) {
      risks.add(Risk.RECENT_MANAGER_CHANGE);
      basis.reason("RECENT_MANAGER_CHANGE",
          "The employee has had this manager since %s only, for less than %s."
              .formatted(since, Words.count(policy.managerChangeMonths(), "month")), ref, months);
    }
  }

  private void undocumentedIncidents(List<Risk> risks) {
    long without = request.incidents().stream().filter(i -> !i.documented()).count();
    if (without > 0 || request.incidents().isEmpty()) {
      risks.add(Risk.UNDOCUMENTED_INCIDENTS);
      basis.reason("UNDOCUMENTED_INCIDENTS",
          request.incidents().isEmpty()
              ? "The request names no incident."
              : "%d of %s in the request %s without evidence.".formatted(
                  without, Words.count(request.incidents().size(), "incident"), without == 1 ? "is" : "are"),
          "request");
    }
  }

  private void risk(List<Risk> risks, Risk risk, String sentence, List<String> refs) {
    risks.add(risk);
    basis.reason(risk.name(), sentence, Stream.concat(refs.stream(), Stream.of("policy:riskMonths")).toList());
  }

  private Recommendation recommendation(History history, List<Note> notes, long documented) {
    switch (history) {
      case CONSISTENT_UNDERPERFORMANCE -> {
        if (notes.isEmpty()) {
          basis.reason("NO_COACHING_ON_FILE",
              "The look-back time has no coaching note and no warning: document coaching first.",
              "policy:lookBackMonths");
          return Recommendation.DOCUMENT_FIRST;
        }
        basis.reason("COACHING_ON_FILE",
            "The look-back time has %s of coaching or warning: the file can carry a plan."
                .formatted(Words.count(notes.size(), "note")), refs(notes));
        return Recommendation.READY_FOR_PLAN;
      }
      case CONTRADICTED_BY_FILE -> {
        if (documented == 0) {
          basis.reason("REQUEST_CARRIES_NOTHING",
              "The file contradicts the request, and no incident of the look-back time has evidence.", "request");
          return Recommendation.DECLINE;
        }
        basis.reason("FILE_CONTRADICTS_REQUEST",
            "The request has %s with evidence, but the file speaks against it: document coaching first."
                .formatted(Words.count(documented, "incident")), "request");
        return Recommendation.DOCUMENT_FIRST;
      }
      default -> {
        basis.reason("FILE_CARRIES_NO_PLAN_YET",
            "An adverse decision on this file would look rash: document coaching first.", "request");
        return Recommendation.DOCUMENT_FIRST;
      }
    }
  }

  private boolean inLookBack(LocalDate day) {
    return !day.isBefore(lookBackFrom) && !day.isAfter(requestedOn);
  }

  private boolean inRiskTime(LocalDate day) {
    return !day.isBefore(riskFrom) && !day.isAfter(requestedOn);
  }

  private static Comparator<Note> byDate() {
    return Comparator.comparing(Note::date).thenComparing(Note::kind).thenComparing(Note::id);
  }

  private static LocalDate lastOf(List<Note> sorted) {
    return sorted.get(sorted.size() - 1).date();
  }

  private static List<String> refs(List<Note> notes) {
    return notes.stream().map(Note::ref).toList();
  }
}
