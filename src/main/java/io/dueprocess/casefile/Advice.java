package io.dueprocess.casefile;

/** What counsel advises. HR is not bound by it, but has to give a reason for going against it. */
public enum Advice {
  PROCEED,
  PROCEED_WITH_CONDITIONS,
  DO_NOT_PROCEED
}
