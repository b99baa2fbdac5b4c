package io.dueprocess.casefile.export;

/** How much of a case file an export holds. */
public enum Scope {
  /** Everything: for HR, counsel and approvers. */
  FULL,
  /** For the subject: all hashes, and the content of what was put before them or said by them. */
  EMPLOYEE
}
