package io.dueprocess.event;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.EntryKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When the employee was and will be on leave, as events on record say it: leaves that overlap or follow each other are
 * one, and a return ends what was reported to last longer. Days on which HR paused the case count like days of leave:
 * what the clock does is the same.
 *
 * @param spans in order, with at least a day between two
 */
public record Leaves(List<Span> spans) {

  public static final Leaves NONE = new Leaves(List.of());

  public Leaves {
    spans = List.copyOf(spans);
  }

  /**
   * Days one after the other.
   *
   * @param until the last of them; null where it is not known yet
   */
  public record Span(LocalDate from, LocalDate until) {

    boolean covers(LocalDate day) {
      return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
  }

  /** All leaves of a case. */
  public static Leaves of(CaseFile file) {
    List<Span> reported = new ArrayList<>();
    file.all(EntryKind.EVENT, CaseEvent.class).forEach(recorded -> {
      CaseEvent event = recorded.content();
      if (event.kind().stopsTheClock()) {
        reported.add(new Span(event.date(), event.until()));
      } else if (event.kind() == EventKind.RETURN) {
        reported.replaceAll(leave -> endedBy(leave, event.date()));
        reported.removeIf(leave -> leave.until() != null && leave.until().isBefore(leave.from()));
      }
    });
    return merged(reported);
  }

  /** Whether the employee is on leave on this day. */
  public boolean covers(LocalDate day) {
    return at(day).isPresent();
  }

  /** The leave to which a day belongs. */
  public Optional<Span> at(LocalDate day) {
    return spans.stream().filter(span -> span.covers(day)).findFirst();
  }

  /** The first day of the next leave that begins after a day. */
  Optional<LocalDate> nextAfter(LocalDate day) {
    return spans.stream().map(Span::from).filter(from -> from.isAfter(day)).findFirst();
  }

  /** What of it lies on this day or before. */
  Leaves upTo(LocalDate day) {
    return new Leaves(spans.stream()
        .filter(span -> !span.from().isAfter(day))
        .map(span -> span.until() == null || span.until().isAfter(day) ? new Span(span.from(), day) : span)
        .toList());
  }

  private static Span endedBy(Span leave, LocalDate firstDayBack) {
    return leave.covers(firstDayBack) ? new Span(leave.from(), firstDayBack.minusDays(1)) : leave;
  }

  private static Leaves merged(List<Span> reported) {
    List<Span> spans = new ArrayList<>();
    for (Span next : reported.stream().sorted(Comparator.comparing(Span::from)).toList()) {
      Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
      if (last != null && (last.until() == null || !next.from().isAfter(last.until().plusDays(1)))) {
        spans.set(spans.size() - 1, new Span(last.from(), later(last.until(), next.until())));
      } else {
        spans.add(next);
      }
    }
    return new Leaves(spans);
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a == null || b == null ? null : a.isAfter(b) ? a : b;
  }
}
