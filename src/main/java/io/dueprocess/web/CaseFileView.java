package io.dueprocess.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.casefile.CaseOutcome;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.event.EventKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A case file as one reader may see it: where the case stands, its entries, and who may do what next.
 *
 * @param zone the time zone of the entries' times
 * @param complete whether the reader sees every entry
 * @param next the open tasks of which the reader may know
 * @param othersAct whether there are others beside them
 * @param events what the reader may report to have happened to the case
 * @param amendable whether the reader may propose an amendment of the plan
 * @param clockStoppedOn the day since which the clock stands still; null while it runs
 * @param followUpEndsOn last day of the follow-up, null outside of it
 * @param people names of those whom the entries name by their login
 */
record CaseFileView(
    @JsonUnwrapped CaseView caseView,
    String zone,
    boolean complete,
    List<EntryView> entries,
    List<Next> next,
    boolean othersAct,
    List<Reportable> events,
    boolean amendable,
    LocalDate clockStoppedOn,
    LocalDate followUpEndsOn,
    Map<String, String> people) {

  /**
   * One entry.
   *
   * @param time when it was written, on the clock on the wall
   * @param happenedOn the day of the fact where it is another one
   * @param daysLate how many days after the fact it was written; null where it was the same day
   * @param correctable whether the reader wrote it and the case is still in the stage in which they did
   */
  record EntryView(int number, Instant at, LocalDateTime time, LocalDate happenedOn, Long daysLate, String by,
      String role, String onBehalfOf, EntryKind kind, String topic, boolean erased, boolean correctable,
      JsonNode content, String hash) {}

  /**
   * An event that may be reported.
   *
   * @param end how it ends the case; null where the case goes on
   * @param lasts whether it has a last day, which may not be known yet
   * @param namesManager whether it names a new manager
   */
  record Reportable(EventKind kind, CaseOutcome end, boolean needsReason, boolean lasts,
      boolean namesManager) {

    static Reportable of(EventKind kind) {
      return new Reportable(kind, kind.end().orElse(null), kind.needsReason(), kind.stopsTheClock(),
          kind == EventKind.MANAGER_CHANGE);
    }
  }

  /**
   * One open task.
   *
   * @param taskId null where it is not the reader's to do
   * @param who name of the person; null for a group's task that nobody has claimed
   */
  record Next(String taskId, String task, String title, String who, Set<String> groups, LocalDate due,
      String expected) {}
}
