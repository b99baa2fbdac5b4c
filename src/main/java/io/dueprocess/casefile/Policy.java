package io.dueprocess.casefile;

/**
 * The numbers of one row of {@code pip-policy.dmn}, as they stood when a case began. Days are calendar days
 * unless the name says working days.
 *
 * @param row the jurisdiction of the row that applied, for instance {@code US_FEDERAL}, or {@code DEFAULT}
 * @param version version of the deployed decision
 * @param lookBackMonths how far back the file review reads appraisals and notes
 * @param riskMonths a complaint, protected leave or accommodation request this many months before the request
 *     is a legal risk
 * @param managerChangeMonths a manager for less than this is a recent change of manager
 * @param coachingSessions sessions that documented coaching needs at least
 * @param coachingDays how long documented coaching lasts
 * @param noteLateDays a session may be dated at most this many days before it is written down
 * @param periodMinDays shortest improvement period
 * @param periodMaxDays longest improvement period without extensions
 * @param periodDefaultDays what the form proposes
 * @param checkInEveryDays longest time between two check-ins; what the form proposes
 * @param checkInGraceWorkingDays working days after which an unrecorded check-in is entered as missed
 * @param reminderDays days before the due date on which a reminder goes out
 * @param decisionDays time for a manager, HR, counsel or a second approver to act on a task
 * @param answerDays time for the employee to answer a note, plan, check-in, extension or offer
 * @param replyDays time for the employee to reply to a proposed termination
 * @param appealDays time for the employee to appeal
 * @param maxExtensions how often a period may be extended
 * @param maxExtensionDays how many days all extensions may add up to
 * @param minMeasuredPercent share of a goal's check-ins that must be measured for the goal to be weighed
 * @param amendUntilPercent share of the period after which the plan is amended in the employee's favour alone; 0 in the
 *     policy of a case that began before it was a column: every amendment is then of that kind
 * @param evidenceMonths instances older than this, counted back from the proposal, carry no termination
 * @param followUpDays follow-up after a successful exit
 * @param relapseDecisionDays within this many days from the beginning of the period a relapse may lead to a
 *     decision without a second plan; 0 where it may never
 * @param expungeDays acceptable performance after which entries about an action not taken are expunged; 0 for never
 * @param retentionYears how long a case is kept that ended in a way that has no column of its own
 * @param retentionDeclinedMonths how long a case is kept whose request was declined; this and the next four are 0 in
 *     the policy of a case that began before they were columns: retentionYears holds for it
 * @param retentionCoachedMonths how long a case is kept that coaching resolved
 * @param retentionExitMonths how long a case is kept after a successful exit
 * @param retentionRoleMonths how long a case is kept after a change to another role
 * @param retentionTerminatedMonths how long a case is kept after a termination
 * @param terminationApprover the group that decides on a proposed termination and hears the appeal
 */
public record Policy(
    String row,
    int version,
    int lookBackMonths,
    int riskMonths,
    int managerChangeMonths,
    int coachingSessions,
    int coachingDays,
    int noteLateDays,
    int periodMinDays,
    int periodMaxDays,
    int periodDefaultDays,
    int checkInEveryDays,
    int checkInGraceWorkingDays,
    int reminderDays,
    int decisionDays,
    int answerDays,
    int replyDays,
    int appealDays,
    int maxExtensions,
    int maxExtensionDays,
    int minMeasuredPercent,
    int amendUntilPercent,
    int evidenceMonths,
    int followUpDays,
    int relapseDecisionDays,
    int expungeDays,
    int retentionYears,
    int retentionDeclinedMonths,
    int retentionCoachedMonths,
    int retentionExitMonths,
    int retentionRoleMonths,
    int retentionTerminatedMonths,
    String terminationApprover) {

  private static final int MONTHS_OF_A_YEAR = 12;

  /**
   * How long a closed case is kept.
   *
   * @param field of the policy that says it
   * @param number that stands there, in the field's own unit
   * @param months 0 where the policy names no time: the case is kept for good
   */
  public record Kept(String field, int number, int months) {}

  /** How long a case is kept that ended so. */
  public Kept kept(CaseOutcome outcome) {
    Kept ofOutcome = switch (outcome) {
      case DECLINED -> months("retentionDeclinedMonths", retentionDeclinedMonths);
      case RESOLVED_BY_COACHING -> months("retentionCoachedMonths", retentionCoachedMonths);
      case SUCCESSFUL_EXIT -> months("retentionExitMonths", retentionExitMonths);
      case ANOTHER_ROLE -> months("retentionRoleMonths", retentionRoleMonths);
      case TERMINATED -> months("retentionTerminatedMonths", retentionTerminatedMonths);
      default -> months(null, 0);
    };
    // 0 for an outcome without a column of its own, and in policies from before there were columns
    return ofOutcome.months() > 0 ? ofOutcome
        : new Kept("retentionYears", retentionYears, retentionYears * MONTHS_OF_A_YEAR);
  }

  private static Kept months(String field, int months) {
    return new Kept(field, months, months);
  }

  /** A number of days by its name, as models name it. Refuses a name that is no count of days a person gets. */
  public int days(String name) {
    return switch (name) {
      case "decisionDays" -> decisionDays;
      case "answerDays" -> answerDays;
      case "replyDays" -> replyDays;
      case "appealDays" -> appealDays;
      default -> throw new IllegalArgumentException(
          "No time limit named %s. Use decisionDays, answerDays, replyDays or appealDays.".formatted(name));
    };
  }
}
