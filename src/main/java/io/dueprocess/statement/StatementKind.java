package io.dueprocess.statement;

import java.util.Optional;

/** What an employee can say of their own accord. */
public enum StatementKind {
  /** An answer to anything, a comment, a document: nobody has to act. */
  STATEMENT(null),
  /** They want to talk about it. */
  MEETING_REQUEST("AnswerMeetingRequest"),
  /** They ask for help: training, tools, time, advice. */
  SUPPORT_REQUEST("AnswerSupportRequest"),
  /** They want to leave, on terms that both sides agree on. */
  AGREED_TERMS("OfferTerms");

  private final String answeredBy;

  StatementKind(String answeredBy) {
    this.answeredBy = answeredBy;
  }

  /** The task in which HR answers it; empty where nobody has to. */
  public Optional<String> answeredBy() {
    return Optional.ofNullable(answeredBy);
  }
}
