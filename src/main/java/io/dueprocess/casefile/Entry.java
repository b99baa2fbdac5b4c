package io.dueprocess.casefile;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One entry of a case file. Never changed and never removed before its retention ends.
 *
 * @param number counts from 1 without gaps within a case
 * @param at when it was written, UTC
 * @param happenedOn the day of the fact where it has one of its own, otherwise null
 * @param topic what the entry is about, where one kind has several: the rule of a finding, the task of a
 *     decision or an answer
 * @param content the facts, as canonical JSON; null once it has been erased
 */
public record Entry(CaseId caseId, int number, Instant at, LocalDate happenedOn, Actor actor, EntryKind kind,
    String topic, String content, Link link) {

  /**
   * What ties an entry to its content and to the entry before it; hashes are SHA-256, see {@link Chain}.
   *
   * @param salt null once the content has been erased
   * @param previous the hash of the entry before it
   */
  public record Link(String salt, String contentHash, String previous, String hash) {}

  /** Whether its content was taken out at the end of the retention. */
  public boolean erased() {
    return content == null;
  }

  Entry with(String hash) {
    return new Entry(caseId, number, at, happenedOn, actor, kind, topic, content,
        new Link(link.salt(), link.contentHash(), link.previous(), hash));
  }
}
