package io.dueprocess.demo;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.employee.Employee;
import io.dueprocess.employee.Employees;
import io.dueprocess.employee.WorkCalendar;
import io.dueprocess.engine.PipProcess;
import io.dueprocess.engine.PipProcess.OpenTask;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How one case of the demo goes: who asks for whom, how many days ago, what everybody answers, and at which task it
 * stands today.
 *
 * @param from share of the way from baseline to target that the first check-in shows
 * @param to share of the way that the last ones show
 * @param until the task at which nobody acts any more; {@code none} for one that goes on as far as time allows
 */
record Story(String manager, String employee, int daysAgo, String concern, List<Goal> goals, double from, double to,
    String fileDecision, boolean improving, String outcome, String until) {

  /** A goal of the story's plan, more is better. */
  record Goal(String title, String metric, String unit, int baseline, int target, String source) {}

  static Story of(String manager, String employee, int daysAgo) {
    return new Story(manager, employee, daysAgo, "", List.of(), 0.2, 0.5, "READY_FOR_PLAN", false, "TERMINATION",
        "none");
  }

  Story concern(String text) {
    return new Story(manager, employee, daysAgo, text, goals, from, to, fileDecision, improving, outcome, until);
  }

  Story goals(List<Goal> planned) {
    return new Story(manager, employee, daysAgo, concern, planned, from, to, fileDecision, improving, outcome, until);
  }

  Story figures(double first, double last) {
    return new Story(manager, employee, daysAgo, concern, goals, first, last, fileDecision, improving, outcome, until);
  }

  Story fileDecision(String decision) {
    return new Story(manager, employee, daysAgo, concern, goals, from, to, decision, improving, outcome, until);
  }

  Story thatImproves() {
    return new Story(manager, employee, daysAgo, concern, goals, from, to, fileDecision, true, outcome, until);
  }

  Story outcome(String decision) {
    return new Story(manager, employee, daysAgo, concern, goals, from, to, fileDecision, improving, decision, until);
  }

  Story until(String task) {
    return new Story(manager, employee, daysAgo, concern, goals, from, to, fileDecision, improving, outcome, task);
  }

  Story end() {
    return until("none");
  }

  /** Tells one story, task by task. */
  static final class Teller {

    private final Story story;
    private final PipProcess process;
    private final Clock clock;
    private final Employee employee;
    private final WorkCalendar calendar;
    private CaseId caseId;
    private int sessions;
    private int checkIns;
    private LocalDate lastSession;

    Teller(Story story, PipProcess process, Employees employees, Clock clock) {
      this.story = story;
      this.process = process;
      this.clock = clock;
      this.employee = employees.findByUserId(story.employee()).orElseThrow();
      this.calendar = WorkCalendar.of(employee);
    }

    /** Takes the next step if there is one today; says whether it did. */
    boolean goesOn(int daysAgo) {
      if (daysAgo > story.daysAgo()) {
        return false;
      }
      if (caseId == null) {
        caseId = process.request(story.manager(), request());
        return true;
      }
      for (OpenTask task : process.tasks(caseId)) {
        if (!task.name().equals(story.until()) && act(task, daysAgo)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public String toString() {
      return caseId + " of " + story.employee();
    }

    private boolean act(OpenTask task, int daysAgo) {
      String hr = employee.jurisdiction().startsWith("US") ? "henry" : "hanna";
      return switch (task.name()) {
        case "ReviewLegalRisk" -> does("carl", task, Map.of("advice", "PROCEED_WITH_CONDITIONS", "reason",
            "The request rests on figures from before the event. Keep the goals measurable and the help real."));
        case "DecideOnFile" -> does(hr, task, decision(story.fileDecision(),
            "The appraisals and the incidents carry it; the concern is specific and can be measured."));
        case "RecordCoachingSession" -> sessionDay() && does(story.manager(), task, session());
        case "AnswerCoachingNote" -> daysAgo > 2 && does(story.employee(), task,
            answer("ACKNOWLEDGED", "I have read it. The template helps."));
        case "DecideOnCoaching" -> does(hr, task, decision(story.improving() ? "IMPROVED" : "DOCUMENTED",
            "The sessions show where the performance stands."));
        case "DraftPlan" -> does(story.manager(), task, plan());
        case "ApprovePlan" -> does(hr, task, decision("APPROVED", null));
        case "AcknowledgePlan" -> does(story.employee(), task, answer("ACKNOWLEDGED",
            "I have received the plan and will do what I can. Not all of the figures depend on me alone."));
        case "RecordCheckIn" -> calendar.isWorkingDay(today()) && does(story.manager(), task, checkIn());
        case "DecideOnEarlySuccess" -> does(hr, task, decision("GO_ON",
            "The figures are new; the rest of the period will show whether they last."));
        case "CommentOnCheckIn" -> does(story.employee(), task, answer("AGREED", "The figures are right."));
        case "DecideOnOutcome" -> does(hr, task, with(decision(story.outcome(),
            "The review of the measurements speaks for it; the help was given and the figures are not disputed."),
            "extensionDays", null, "role", null));
        case "ProposeTermination" -> does(hr, task, proposal());
        case "ReplyToProposal" -> does(story.employee(), task, form(
            "reply", "I ask you to weigh that two of the files were late before I took them over.", "companion", null));
        case "DecideOnTermination" -> does("lena", task, decision("APPROVED",
            "The paper trail is complete, the reply does not change the figures."));
        case "FileAppeal" -> does(story.employee(), task, form("appeal", "ACCEPT", "grounds", null));
        default -> false;
      };
    }

    private boolean does(String userId, OpenTask task, Map<String, Object> form) {
      process.complete(task.id(), userId, form);
      return true;
    }

    private Map<String, Object> request() {
      return form("employeeId", employee.id(), "concern", story.concern(), "desiredAction", "IMPROVEMENT_PLAN",
          "alreadyTried", "Talks every second week, a checklist, and a colleague to ask.",
          "incidents", List.of(
              form("date", workday(30), "what", "Delivered a week late; the customer had to be told twice.",
                  "evidence", "Mail to the customer, project register"),
              form("date", workday(12), "what", "Handed in with errors that the checklist would have shown.",
                  "evidence", "Note of the conversation on the day after")));
    }

    private boolean sessionDay() {
      return calendar.isWorkingDay(today()) && (lastSession == null || !lastSession.plusDays(10).isAfter(today()));
    }

    private Map<String, Object> session() {
      sessions++;
      lastSession = today();
      boolean improved = story.improving() && sessions > 1;
      return form("date", today().toString(),
          "observed",
          improved ? "All of the week's items done on time, one with help." : "Three of eight items were late.",
          "expected", "Every item on the day that was agreed, or a word beforehand.",
          "helpOffered", "A template for the week and an hour on Mondays to plan it together.",
          "nextStep", "Go through the week's list on Friday.",
          "performance", improved ? "IMPROVED" : "UNCHANGED");
    }

    private Map<String, Object> plan() {
      LocalDate first = calendar.onOrAfter(today().plusDays(10));
      LocalDate last = calendar.onOrAfter(first.plusDays(62));
      List<Object> goals = new ArrayList<>();
      story.goals().forEach(g -> goals.add(form("title", g.title(), "metric", g.metric(), "unit", g.unit(),
          "baseline", g.baseline(), "target", g.target(), "direction", "AT_LEAST", "aggregation", "LAST",
          "source", g.source(), "mandatory", true,
          "help", "A colleague to ask, two hours a week to plan the work, and the training that was asked for.")));
      return form("startsOn", first.toString(), "endsOn", last.toString(), "checkInEveryDays", 14, "goals", goals);
    }

    private Map<String, Object> checkIn() {
      checkIns++;
      double share = Math.min(1.0, (checkIns - 1) / 4.0);
      double way = story.from() + (story.to() - story.from()) * share;
      List<Object> measurements = new ArrayList<>();
      for (int i = 0; i < story.goals().size(); i++) {
        Goal goal = story.goals().get(i);
        double value = Math.min(100, goal.baseline() + (goal.target() - goal.baseline()) * way - i);
        measurements.add(
            form("goal", i + 1, "value", BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP), "source", null));
      }
      return form("heldOn", today().toString(), "measurements", measurements,
          "helpGiven", "Planning hour held, questions answered by a colleague.", "note", "Talked through each goal.");
    }

    private Map<String, Object> proposal() {
      return form("grounds", "The targets of both mandatory goals were missed over the whole period.",
          "lastWorkingDay", calendar.onOrAfter(today().plusDays(70)).toString(),
          "instances", List.of(
              form("date", workday(40), "what", "Figure below the target at the check-in of that day", "goal", 1),
              form("date", workday(20), "what", "Figure below the target at the check-in of that day", "goal", 2)));
    }

    private String workday(int daysAgo) {
      return calendar.onOrBefore(today().minusDays(daysAgo)).toString();
    }

    private LocalDate today() {
      return LocalDate.now(clock);
    }

    private static Map<String, Object> decision(String decision, String reason) {
      return form("decision", decision, "reason", reason);
    }

    private static Map<String, Object> answer(String response, String comment) {
      return form("response", response, "comment", comment);
    }

    private static Map<String, Object> form(Object... fields) {
      return with(Map.of(), fields);
    }

    private static Map<String, Object> with(Map<String, Object> form, Object... fields) {
      Map<String, Object> all = new LinkedHashMap<>(form);
      for (int i = 0; i < fields.length; i += 2) {
        all.put((String) fields[i], fields[i + 1]);
      }
      return all;
    }
  }
}
