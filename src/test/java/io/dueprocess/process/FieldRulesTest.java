package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.Refused;
import io.dueprocess.employee.WorkCalendar;
import io.dueprocess.statement.StatementKind;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every form where it stands in a case, with a row for every field: what of the right type it refuses all the same,
 * and what it takes. Types, lengths and characters are tested in {@code FormFieldsTest}.
 */
class FieldRulesTest extends ProcessTestCase {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Script, SQL, an expression, a template and a pair of halves, short enough for every field. */
  private static final String HOSTILE = "<b>'\";${1}{{2}}😀--";

  @Autowired private TransactionTemplate transaction;

  /** A value and the words with which it is refused; null words where it is taken. */
  private record Check(Function<CaseDriver, Object> value, String words) {}

  /** A form, the case in which it waits, who fills it in, a valid form and what is tested of each field. */
  private record Row(String form, String userId, BiFunction<FieldRulesTest, CaseDriver, CaseDriver> stage,
      Function<CaseDriver, Map<String, Object>> valid, Map<String, List<Check>> fields) {

    Row field(String path, Check... checks) {
      fields.put(path, List.of(checks));
      return this;
    }

    @Override
    public String toString() {
      return form;
    }
  }

  private static Row row(String form, String userId, BiFunction<FieldRulesTest, CaseDriver, CaseDriver> stage,
      Function<CaseDriver, Map<String, Object>> valid) {
    return new Row(form, userId, stage, valid, new java.util.LinkedHashMap<>());
  }

  private static Check no(Function<CaseDriver, Object> value, String words) {
    return new Check(value, words);
  }

  private static Check no(Object value, String words) {
    return new Check(c -> value, words);
  }

  private static Check yes(Function<CaseDriver, Object> value) {
    return new Check(value, null);
  }

  private static Check yes(Object value) {
    return new Check(c -> value, null);
  }

  private static Function<CaseDriver, Object> days(int fromToday) {
    return c -> c.today().plusDays(fromToday).toString();
  }

  private static Function<CaseDriver, Object> lastSunday() {
    return c -> c.today().with(TemporalAdjusters.previous(DayOfWeek.SUNDAY)).toString();
  }

  private static Function<CaseDriver, Object> sundayAfter(int days) {
    return c -> c.today().plusDays(days).with(TemporalAdjusters.next(DayOfWeek.SUNDAY)).toString();
  }

  static Stream<Row> rows() {
    String subject = null;
    return Stream.of(
        row("RequestImprovement", "mia", (t, c) -> c, c -> Forms.request(c.employee().id(), c.today()))
            .field("employeeId", no(0, "there is no employee 0"), no(-1, "there is no employee -1"),
                no(999_999_999_999L, "Choose one of your reports"))
            .field("concern")
            .field("desiredAction", yes("COACHING"), yes("TERMINATION"))
            .field("alreadyTried")
            .field("incidents", no(List.of(), "Incidents: name between 1 and 20 incidents"))
            .field("incidents[0].date", no(days(1), "Incident 1, date: "), no(days(1), "is in the future"),
                no("2019-06-02", "before the employee was hired"), yes(days(0)), yes(lastSunday()), yes("2020-02-29"))
            .field("incidents[0].what")
            .field("incidents[0].evidence", yes((Object) null)),

        row("ReviewLegalRisk", "carl", (t, c) -> {
          t.people.note(c.employee(), "COMPLAINT", c.today().minusDays(5), "Complaint");
          return c.requested();
        }, c -> Forms.of("advice", "PROCEED", "reason", "No link."))
            .field("advice", yes("DO_NOT_PROCEED"), yes("PROCEED_WITH_CONDITIONS"))
            .field("reason"),

        row("DecideOnFile", "hanna", (t, c) -> c.requested(), c -> Forms.decision("DOCUMENT_FIRST"))
            .field("decision", yes("DECLINE"), yes("READY_FOR_PLAN"))
            .field("reason", no((Object) null, "Reason: your decision differs from the recommendation"),
                no("  ", "Write down why")),

        row("RecordCoachingSession", "mia", (t, c) -> t.coaching(c), c -> Forms.session(c.today().toString()))
            .field("date", no(days(1), "Date: "), no(days(1), "is in the future"), no(days(-60), "days ago"),
                no(lastSunday(), "a Sunday, a day off of the employee"), no("2026-02-29", "a date that exists"),
                yes(days(-3)))
            .field("observed").field("expected").field("helpOffered").field("nextStep")
            .field("performance", yes("WORSE"), yes("IMPROVED")),

        row("AnswerCoachingNote", subject, (t, c) -> t.coaching(c)
            .does("mia", "RecordCoachingSession", Forms.session(c.today().toString())), c -> Forms.answer("DISAGREED"))
            .field("response", no("AGREED", "one of ACKNOWLEDGED, DISAGREED"))
            .field("comment", yes((Object) null)),

        row("DecideOnCoaching", "hanna", (t, c) -> t.coaching(c).until("DecideOnCoaching"),
            c -> Forms.decision("DECLINE"))
            .field("decision", yes("CONTINUE"))
            .field("reason", no("", "Reason: the evaluation says INSUFFICIENT")),

        row("DraftPlan", "mia", (t, c) -> t.ready(c), ProcessTestCase::plan)
            .field("startsOn", no(days(-3), "Start: "), no(days(-3), "is in the past"),
                no(sundayAfter(7), "is a day off"), no("2199-12-31", "is more than a year away; correct the year"),
                yes(c -> WorkCalendar.of(c.employee()).onOrAfter(c.today()).toString()))
            .field("endsOn", no(days(1), "End: "), no(days(-365), "is before the start"),
                no(days(14), "the policy asks for"),
                no(days(300), "the policy allows at most"), no(sundayAfter(60), "is a day off"),
                no("2027-02-29", "a date that exists"))
            .field("checkInEveryDays", no(0, "Check-ins: every 0 days"), no(-14, "choose 1 to"), no(400, "choose 1 to"),
                yes(7))
            .field("goals", no(List.of(), "Goals: set between 1 and 7 goals"),
                no(List.of(Forms.goal("One", 1, 2), Forms.goal("One", 1, 3)),
                    "Goal 2, title: is the title of goal 1 too"))
            .field("goals[0].title", no("n/a", "Goal 1, title: \"n/a\" says nothing"))
            .field("goals[0].metric", no("tbd", "Goal 1, metric"))
            .field("goals[0].unit", no("-", "Goal 1, unit"))
            .field("goals[0].baseline", no(-1, "Goal 1, baseline: -1 is negative"),
                no(2_000_000_000, "choose a larger unit"),
                no(96, "is already met"), no(95, "is the baseline"), yes(new BigDecimal("0.0001")))
            .field("goals[0].target", no(-1, "Goal 1, target: -1 is negative"),
                no(2_000_000_000, "choose a larger unit"),
                no(60, "is the baseline"), no(0, "is already met"), yes(1_000_000_000))
            .field("goals[0].direction", no("AT_MOST", "is already met by the baseline"))
            .field("goals[0].aggregation", no("SUM", "percentages don't add up"), yes("WORST"))
            .field("goals[0].source", no("my opinion", "is an opinion"))
            .field("goals[0].mandatory", yes(false))
            .field("goals[0].help", no("none", "Goal 1, help")),

        row("ApprovePlan", "hanna", (t, c) -> t.ready(c).does("mia", "DraftPlan", plan(c)),
            c -> Forms.decision("RETURNED"))
            .field("decision", yes("APPROVED"))
            .field("reason", no(" ", "Reason: write down what the manager has to change")),

        row("AcknowledgePlan", subject, (t, c) -> t.planWithEmployee(c), c -> Forms.answer("ACKNOWLEDGED"))
            .field("response", yes("REFUSED_TO_SIGN"))
            .field("comment", yes("")),

        row("WitnessDelivery", "henry", (t, c) -> t.planWithEmployee(c)
            .employeeDoes("AcknowledgePlan", Forms.answer("REFUSED_TO_SIGN")).daysPass(8), c -> Forms.of(
                "deliveredOn", c.today().toString(), "how", "POST", "witness", "Wanda", "note", "At the door"))
            .field("deliveredOn", no(days(1), "Delivered on: "), no(days(1), "is in the future"),
                no(days(-20), "before the plan was put before the employee"), yes(lastSunday()),
                no("2027-02-29", "a date that exists"))
            .field("how", yes("EMAIL"))
            .field("witness")
            .field("note", yes((Object) null)),

        row("RecordCheckIn", "mia", (t, c) -> t.inPeriod(c).until("RecordCheckIn"), c -> Forms.with(
                Forms.checkIn(c.today().toString(), 70, 75), "note", "All is measured", "planVersion", 1,
                "measurements",
                List.of(Forms.of("goal", 1, "value", 70, "source", "x"),
                    Forms.of("goal", 2, "value", 75, "source", "x"))))
            .field("heldOn", no(days(1), "Held on: "), no(days(1), "is in the future"),
                no(days(-60), "before the period began"), no(lastSunday(), "a day off of the employee"),
                no("2027-02-29", "a date that exists"))
            .field("measurements", no(List.of(measured(1, 1), measured(1, 2)), "Goal 1 is measured twice"))
            .field("measurements[0].goal", no(0, "Goal 0: the plan has goals 1 to 2"), no(3, "Goal 3"),
                no(-1, "Goal -1"))
            .field("measurements[0].value", no(-1, "Goal 1: -1 is negative"), yes(0), yes(new BigDecimal("99.9999")))
            .field("measurements[0].source", yes((Object) null))
            .field("helpGiven", yes((Object) null))
            .field("note", yes(""))
            .field("planVersion", no(2, "Plan version: the plan was amended while this form was open"), yes(1),
                yes((Object) null)),

        row("CommentOnCheckIn", subject, (t, c) -> t.inPeriod(c).until("RecordCheckIn")
            .does("mia", "RecordCheckIn", Forms.checkIn(c.today().toString(), 70, 75)), c -> Forms.answer("DISAGREED"))
            .field("response", yes("AGREED"))
            .field("comment", yes((Object) null)),

        row("CommentOnCorrection", subject, (t, c) -> t.checkInCorrected(c), c -> Forms.answer("DISAGREED"))
            .field("response", yes("AGREED"))
            .field("comment", yes((Object) null)),

        row("NoteCorrection", "hanna", (t, c) -> t.checkInCorrected(c), c -> Forms.of(
                "correction", c.file().corrections().get(0).number(), "remark", "Nothing follows from it."))
            .field("correction", no(1, "Correction: entry 1 corrects nothing"), no(-1, "Correction: entry -1"))
            .field("remark", yes((Object) null)),

        row("DecideOnEarlySuccess", "hanna", (t, c) -> t.inPeriod(c).until("RecordCheckIn")
            .does("mia", "RecordCheckIn", Forms.checkIn(c.today().toString(), 97, 93))
            .employeeDoes("CommentOnCheckIn", Forms.answer("AGREED")), c -> Forms.decision("GO_ON"))
            .field("decision", yes("END_EARLY"))
            .field("reason"),

        row("DecideOnAmendment", "hanna", (t, c) -> t.amendmentProposed(t.inPeriod(c)), c -> Forms.decision("REFUSED"))
            .field("decision", yes("APPROVED"))
            .field("reason"),

        row("AcknowledgeAmendment", subject, (t, c) -> t.amendmentProposed(t.inPeriod(c))
            .does("hanna", "DecideOnAmendment", Forms.decision("APPROVED")), c -> Forms.answer("DISAGREED"))
            .field("response", yes("AGREED"))
            .field("comment", yes((Object) null)),

        row("DecideOnOutcome", "hanna", (t, c) -> t.atReview(c, 90, 88), c -> Forms.outcome("ANOTHER_ROLE"))
            .field("decision", no("SUCCESS", "Role: belongs to the decision for another role"),
                no("EXTENSION", "Extension days: enter by how many days"))
            .field("extensionDays", no(7, "Extension days: belong to an extension"))
            .field("role", no((Object) null, "Role: name the role that is offered"), no(" ", "Role"))
            .field("reason"),

        row("DecideOnOutcome", "hanna", (t, c) -> t.atReview(c, 90, 88), c -> Forms.outcome("EXTENSION"))
            .field("decision", no("TERMINATION", "Extension days: belong to an extension"))
            .field("extensionDays", no(0, "Extension days: the policy allows 1 to"), no(-7, "1 to"), no(31, "1 to"),
                no((Object) null, "enter by how many days"), yes(30), yes(1))
            .field("role", no("Archivist", "Role: belongs to the decision for another role"))
            .field("reason"),

        row("AcknowledgeExtension", subject, (t, c) -> t.atReview(c, 90, 88)
            .does("hanna", "DecideOnOutcome", Forms.outcome("EXTENSION")), c -> Forms.answer("DISAGREED"))
            .field("response", yes("ACKNOWLEDGED"))
            .field("comment", yes((Object) null)),

        row("AnswerRoleOffer", subject, (t, c) -> t.atReview(c, 61, 71)
            .does("hanna", "DecideOnOutcome", Forms.outcome("ANOTHER_ROLE")), c -> Forms.answer("DECLINED"))
            .field("response", yes("ACCEPTED"))
            .field("comment", yes((Object) null)),

        row("ProposeTermination", "hanna", (t, c) -> t.atReview(c, 61, 71)
            .does("hanna", "DecideOnOutcome", Forms.outcome("TERMINATION")), ProcessTestCase::proposal)
            .field("grounds")
            .field("lastWorkingDay", no(days(1), "Last working day: "),
                no(days(1), "not after the employee's time to reply"),
                no(days(-1), "Choose a later day"), no(days(800), "more than two years away"),
                no("2027-02-29", "a date that exists"), yes(sundayAfter(40)))
            .field("instances", no(List.of(), "Instances: name between 1 and 20 instances"))
            .field("instances[0].date", no(days(1), "Instance 1, date: "), no(days(1), "is in the future"),
                no(days(-1000), "months that the policy allows. Remove it"), yes(days(0)), yes(lastSunday()))
            .field("instances[0].what")
            .field("instances[0].goal", no(0, "Instance 1, goal: the plan has goals 1 to 2"), no(3, "Instance 1, goal"),
                yes(2)),

        row("ReplyToProposal", subject, (t, c) -> t.terminationProposed(c),
            c -> Forms.of("reply", "No.", "companion", "Kim"))
            .field("reply")
            .field("companion", yes((Object) null)),

        row("DecideOnTermination", "lena", (t, c) -> t.replied(c), c -> Forms.decision("REFUSED"))
            .field("decision", yes("APPROVED"))
            .field("reason"),

        row("FileAppeal", subject, (t, c) -> t.approved(c),
            c -> Forms.of("appeal", "APPEAL", "grounds", "Wrong figures."))
            .field("appeal", yes("ACCEPT"))
            .field("grounds", no((Object) null, "Grounds: write down why"), no(" ", "Grounds")),

        row("HearAppeal", "luis", (t, c) -> t.approved(c).employeeDoes("FileAppeal",
                Forms.of("appeal", "APPEAL", "grounds", "Wrong figures.")),
            c -> Forms.with(Forms.decision("REDUCED"), "reducedTo", "FINAL_WARNING"))
            .field("decision", no("UPHELD", "Reduced to: belongs to a reduced decision"),
                no("OVERTURNED", "Reduced to"))
            .field("reducedTo", no((Object) null, "Reduced to: choose what the termination is reduced to"),
                yes("ANOTHER_ROLE"))
            .field("reason"),

        row("ReportRelapse", "mia", (t, c) -> t.inFollowUp(c), c -> relapse(c))
            .field("date", no(days(1), "Date: "), no(days(1), "is in the future"),
                no(days(-100), "before the follow-up began"), yes(lastSunday()), no("2027-02-29", "a date that exists"))
            .field("goal", no(0, "Goal: the plan has goals 1 to 2"), no(3, "Goal: "), yes(2))
            .field("observed"),

        row("DecideOnRelapse", "hanna", (t, c) -> t.inFollowUp(c).does("mia", "ReportRelapse", relapse(c)),
            c -> Forms.decision("NEW_PLAN"))
            .field("decision", no("DECIDE", "Decision: the policy asks for a new plan"), yes("CONTINUE"))
            .field("reason"),

        row("ReviewEvent", "carl", (t, c) -> t.complained(t.inPeriod(c)),
            c -> Forms.of("advice", "PROCEED", "reason", "It is about the canteen."))
            .field("advice", yes("DO_NOT_PROCEED")).field("reason"),

        row("RecordReturn", "hanna", (t, c) -> t.onLeave(t.inPeriod(c)),
            c -> Forms.of("date", c.today().toString(), "note", "Back on Monday."))
            .field("date", no(days(-1), "no leave on record lasts until the day before"), yes(days(1)),
                no("2027-02-29", "a date that exists"))
            .field("note"),

        row("NameNewManager", "hanna", (t, c) -> t.managerLeaves(t.inPeriod(c), "mia"), c -> newManager(c, "OMAR"))
            .field("newManager", no("X-1", "New manager: no employee of this number"),
                no("MIA", "the manager of today"))
            .field("date", no(days(1), "Date: "), no(days(-400), "before the case was opened"),
                no("2027-02-29", "a date that exists"))
            .field("note"),

        row("AnswerMeetingRequest", "hanna", (t, c) -> t.says(t.inPeriod(c), StatementKind.MEETING_REQUEST),
            c -> answering(c, StatementKind.MEETING_REQUEST, "AGREED", "meetingOn", c.today().plusDays(2).toString()))
            .field("request", no(1, "the employee has written again, in entry"))
            .field("decision", no("DECLINED", "belongs to a meeting that you agree to"))
            .field("meetingOn", no((Object) null, "enter the day of the meeting"), no(days(-1), "has gone by"),
                yes(days(0)))
            .field("reason"),

        row("AnswerSupportRequest", "hanna", (t, c) -> t.says(t.inPeriod(c), StatementKind.SUPPORT_REQUEST),
            c -> answering(c, StatementKind.SUPPORT_REQUEST, "AGREED"))
            .field("request", no(1, "the employee has written again, in entry"))
            .field("decision", yes("DECLINED"))
            .field("reason"),

        row("OfferTerms", "hanna", (t, c) -> t.says(t.inPeriod(c), StatementKind.AGREED_TERMS),
            c -> answering(c, StatementKind.AGREED_TERMS, "OFFERED", "lastWorkingDay",
                c.today().plusDays(30).toString()))
            .field("request", no(1, "the employee has written again, in entry"))
            .field("decision", no("DECLINED", "belongs to terms that are offered"))
            .field("lastWorkingDay", no((Object) null, "it is part of the terms"), no(days(-1), "has gone by"),
                yes(days(0)))
            .field("reason"),

        row("AcceptTerms", subject, (t, c) -> t.termsOffered(t.inPeriod(c)), c -> Forms.answer("DECLINED"))
            .field("response", yes("ACCEPTED"))
            .field("comment", yes((Object) null)));
  }

  /** A new field, or a new form, fails here until somebody has thought about what it refuses. */
  @Test
  void everyFieldOfEveryFormHasItsRow() {
    Map<String, Class<?>> forms = FormField.forms(context);
    assertThat(rows().map(Row::form).distinct().sorted().toList()).containsExactlyElementsOf(forms.keySet());
    rows().forEach(row -> {
      List<FormField> fields = FormField.of(forms.get(row.form()));
      assertThat(row.fields().keySet()).as("rows for the fields of %s", row.form())
          .containsExactlyInAnyOrderElementsOf(fields.stream().map(FormField::path).toList());
      for (FormField field : fields) {
        int least = field.type() == LocalDate.class ? 3 : Number.class.isAssignableFrom(field.type()) ? 1 : 0;
        assertThat(row.fields().get(field.path())).as("checks of %s.%s", row.form(), field.path())
            .hasSizeGreaterThanOrEqualTo(least);
      }
    });
  }

  /** One case a form, since to come to its form takes most of the time. */
  @ParameterizedTest
  @MethodSource("rows")
  void aFormRefusesBadInputAndTheWrongPersonAndIsThenTakenOnceWithItsTextAsText(Row row) {
    CaseDriver c = row.stage().apply(this, underperformer());
    String user = row.userId() == null ? c.employee().userId() : row.userId();
    ObjectNode valid = JSON.valueToTree(row.valid().apply(c));
    badInputIsRefusedAtOnceAndLeavesEverythingAsItWas(row, c, user, valid);
    theWrongPersonIsRefused(row, c, user, valid);
    scriptTextIsKeptAsTextAndNoFormIsTakenTwice(row, c, user, valid);
  }

  private void badInputIsRefusedAtOnceAndLeavesEverythingAsItWas(
      Row row, CaseDriver c, String user, ObjectNode valid) {
    State before = state(c, row);

    row.fields().forEach((path, checks) -> checks.forEach(check -> {
      Object value = check.value().apply(c);
      Throwable thrown = catchThrowable(() -> transaction.executeWithoutResult(rolledBack -> {
        send(c, row, user, FormField.with(valid, path, value).toString());
        rolledBack.setRollbackOnly();
      }));
      if (check.words() == null) {
        assertThat(thrown).as("%s.%s = %s is taken", row, path, value).isNull();
      } else {
        assertThat(thrown).as("%s.%s = %s", row, path, value).isInstanceOf(Refused.class)
            .hasMessageContaining(check.words());
        assertThat(thrown.getMessage()).as("a sentence").matches("(?s)\\p{Lu}.*\\.");
      }
      assertThat(state(c, row)).as("after %s.%s = %s", row, path, value).isEqualTo(before);
    }));
  }

  private void theWrongPersonIsRefused(
      Row row, CaseDriver c, String user, ObjectNode valid) {
    State before = state(c, row);
    boolean request = row.form().equals("RequestImprovement");
    List<String> groups = request ? List.of() : List.copyOf(c.task(row.form()).groups());

    for (String other : List.of("omar", "otto", "hanna", "henry", "lena", "carl", "mia", c.employee().userId())) {
      boolean theirs = other.equals(user)
          || !groups.isEmpty() && process.groupsOf(other).stream().anyMatch(groups::contains);
      if (!theirs) {
        assertThat(catchThrowable(() -> send(c, row, other, valid.toString()))).as("%s by %s", row, other)
            .isInstanceOfAny(Refused.class, AuthorizationException.class)
            .hasMessageMatching("(?s)(You may not do this: |This task is |Only members |Employee: ).*\\.");
      }
    }
    for (String group : groups) {
      for (String partial : List.of("mia", c.employee().userId())) {
        identity.createMembership(partial, group);
        try {
          assertThatThrownBy(() -> send(c, row, partial, valid.toString())).as("%s by %s in %s", row, partial, group)
              .isInstanceOf(AuthorizationException.class).hasMessageContaining("You may not do this");
        } finally {
          identity.deleteMembership(partial, group);
        }
      }
    }
    assertThat(state(c, row)).isEqualTo(before);
  }

  private void scriptTextIsKeptAsTextAndNoFormIsTakenTwice(
      Row row, CaseDriver c, String user, ObjectNode valid) {
    ObjectNode form = valid;
    List<String> texts = new ArrayList<>();
    for (FormField field : FormField.of(FormField.forms(context).get(row.form()))) {
      boolean given = !FormField.get(form, field.path()).isNull();
      // an employee number is looked up, and no text is one
      if (field.type() == String.class && given && !field.path().equals("newManager")) {
        texts.add(HOSTILE + texts.size());
        form = FormField.with(form, field.path(), texts.get(texts.size() - 1));
      }
    }
    boolean request = row.form().equals("RequestImprovement");
    int entries = request ? 0 : c.file().entries().size();
    String task = request ? null : c.task(row.form()).id();

    if (request) {
      Map<String, Object> fields = JSON.convertValue(form, new com.fasterxml.jackson.core.type.TypeReference<>() {});
      c.requested(fields);
    } else {
      process.complete(task, user, form.toString());
    }

    List<String> kept = new ArrayList<>();
    for (Entry entry : c.file().entries().subList(entries, c.file().entries().size())) {
      texts(tree(entry.content()), kept);
    }
    assertThat(kept).as("texts of the record").containsAll(texts);

    int after = c.file().entries().size();
    String again = form.toString();
    assertThatThrownBy(() -> send(c, row, user, task, again)).isInstanceOf(Refused.class)
        .hasMessageContaining(request ? "a case is open for" : "This task is no longer open");
    assertThat(c.file().entries()).hasSize(after);
  }

  /** What must not change: open tasks, who has them, the record, the number of cases. */
  private record State(List<String> tasks, List<String> record, long cases, long entries) {}

  private State state(CaseDriver c, Row row) {
    boolean request = row.form().equals("RequestImprovement");
    return new State(
        request ? List.of() : c.openTasks().stream().map(t -> t.id() + t.name() + t.assignee()).toList(),
        request ? List.of() : c.trace(),
        jdbc.sql("select count(*) from pip_case").query(Long.class).single(),
        jdbc.sql("select count(*) from case_entry").query(Long.class).single());
  }

  private void send(CaseDriver c, Row row, String userId, String form) {
    send(c, row, userId, row.form().equals("RequestImprovement") ? null : c.task(row.form()).id(), form);
  }

  private void send(CaseDriver c, Row row, String userId, String task, String form) {
    if (row.form().equals("RequestImprovement")) {
      process.request(userId, form);
    } else {
      process.complete(task, userId, form);
    }
  }

  private static JsonNode tree(String content) {
    try {
      return JSON.readTree(content);
    } catch (JsonProcessingException e) {
      throw new AssertionError("Not JSON: " + content, e);
    }
  }

  private static void texts(JsonNode node, List<String> found) {
    if (node.isTextual()) {
      found.add(node.textValue());
    }
    node.forEach(child -> texts(child, found));
  }

  private static Map<String, Object> measured(int goal, Object value) {
    return Forms.of("goal", goal, "value", value, "source", null);
  }

  private static Map<String, Object> relapse(CaseDriver c) {
    return Forms.of("date", c.today().toString(), "goal", 1, "observed", "Three of five reports late.");
  }

  private CaseDriver ready(CaseDriver c) {
    return c.requested().does("hanna", "DecideOnFile", Forms.decision("READY_FOR_PLAN"));
  }

  private CaseDriver checkInCorrected(CaseDriver c) {
    inPeriod(c).until("RecordCheckIn")
        .does("mia", "RecordCheckIn", Forms.checkIn(c.today().toString(), 70, 75))
        .employeeDoes("CommentOnCheckIn", Forms.answer("AGREED"));
    return corrected(c, EntryKind.CHECK_IN, Forms.checkIn(c.today().toString(), 72, 75));
  }

  private CaseDriver coaching(CaseDriver c) {
    c.requested().does("hanna", "DecideOnFile", Forms.decision("DOCUMENT_FIRST"));
    while (c.today().getDayOfWeek() != DayOfWeek.FRIDAY) {
      c.daysPass(1);
    }
    return c;
  }

  private CaseDriver replied(CaseDriver c) {
    return terminationProposed(c).employeeDoes("ReplyToProposal", Forms.of("reply", "No.", "companion", null));
  }

  private CaseDriver approved(CaseDriver c) {
    return replied(c).does("lena", "DecideOnTermination", Forms.decision("APPROVED"));
  }

  private CaseDriver inFollowUp(CaseDriver c) {
    return atReview(c, 97, 93).does("hanna", "DecideOnOutcome", Forms.outcome("SUCCESS")).daysPass(20);
  }
}
