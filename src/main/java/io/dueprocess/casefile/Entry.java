package io.dueprocess.casefile;

import java.time.Instant;

/**
 * One entry of a case file. Never changed and never removed before its retention ends.
 *
 * @param number counts from 1 without gaps within a case
 * @param at when it was written, UTC
 * @param topic what the entry is about, where one kind has several: the rule of a finding, the task of a
 *     decision or an answer
 * @param content the facts, as JSON
 */
public record Entry(CaseId caseId, int number, Instant at, Actor actor, EntryKind kind, String topic, String content) {}
