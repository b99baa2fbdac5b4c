package io.dueprocess.casefile;

/**
 * Told within the application when a case has ended, in the transaction that ends it. Whoever listens before the
 * commit stands or falls with that end.
 */
public record CaseEnded(CaseId id) {}
