package io.dueprocess.casefile;

/** What an entry of the case file states. The glossary explains each kind. */
public enum EntryKind {
  REQUEST,
  POLICY,
  FINDING,
  COUNSEL_ADVICE,
  DECISION,
  COACHING_SESSION,
  PLAN,
  DELIVERY,
  ANSWER,
  NO_ANSWER,
  WITNESSED_DELIVERY,
  PERIOD,
  NEXT_CHECK_IN,
  CHECK_IN,
  MISSED_CHECK_IN,
  TERMINATION_PROPOSAL,
  RELAPSE,
  REMINDER,
  ESCALATION,
  STAGE,
  OUTCOME
}
