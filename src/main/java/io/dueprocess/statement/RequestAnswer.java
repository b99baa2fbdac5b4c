package io.dueprocess.statement;

/** What HR says to a request. */
public enum RequestAnswer {
  AGREED,
  DECLINED
}
