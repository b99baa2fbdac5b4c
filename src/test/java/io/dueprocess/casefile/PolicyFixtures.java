package io.dueprocess.casefile;

/** Policies for tests. */
public final class PolicyFixtures {

  private PolicyFixtures() {}

  /** A row with fixed numbers, so that a change of {@code pip-policy.dmn} moves no test of a rule. */
  public static Policy policy() {
    return new Policy(
        "TEST", 1, 24, 6, 6, 3, 42, 7, 30, 90, 60, 14, 3, 2, 7, 5, 7, 10, 1, 30, 60, 50, 12, 180, 365, 365, 3, 12, 18, 30,
        36, 48, "hrLead");
  }

  /** The same with another time for a decision on a relapse. */
  public static Policy withRelapseDecisionDays(int days) {
    return new Policy(
        "TEST", 1, 24, 6, 6, 3, 42, 7, 30, 90, 60, 14, 3, 2, 7, 5, 7, 10, 1, 30, 60, 50, 12, 180, days, 365, 3, 12, 18, 30,
        36, 48, "hrLead");
  }
}
