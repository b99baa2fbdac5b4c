package io.dueprocess.plan;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFile.Recorded;
import io.dueprocess.casefile.EntryKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The goals of a plan as its amendments left them, and for which of them a measurement was made: a figure that was
 * measured before a goal was changed stays with the goal as it was.
 */
public final class PlanInForce {

  /** The goals from an entry of the record on. */
  private record Version(int entry, LocalDate from, List<Goal> goals, List<Integer> goesOnWith) {}

  private final List<Version> versions;

  private PlanInForce(List<Version> versions) {
    this.versions = versions;
  }

  /** The last plan of a case file. Throws {@link java.util.NoSuchElementException} where there is none. */
  public static PlanInForce of(CaseFile file) {
    Recorded<ImprovementPlan> plan = file.last(EntryKind.PLAN, ImprovementPlan.class).orElseThrow();
    List<Version> versions = new ArrayList<>();
    versions.add(new Version(plan.entry().number(), null, plan.content().goals(), List.of()));
    file.all(EntryKind.AMENDMENT, Amendment.IN_FORCE, Amendment.class).stream()
        .filter(a -> a.entry().number() > plan.entry().number())
        .forEach(a -> versions.add(new Version(a.entry().number(), a.content().from(), a.content().goals(),
            a.content().goesOnWith())));
    return new PlanInForce(versions);
  }

  /** 1 for the plan as it was approved, one more with each amendment. */
  public int version() {
    return versions.size();
  }

  /** The goals of today. */
  public List<Goal> goals() {
    return versions.get(versions.size() - 1).goals();
  }

  /** The day on which a goal of today, by its place from 1, began anew; empty for one from the beginning. */
  public Optional<LocalDate> since(int goal) {
    int place = goal;
    for (int v = versions.size() - 1; v > 0; v--) {
      Integer before = versions.get(v).goesOnWith().get(place - 1);
      if (before == null) {
        return Optional.of(versions.get(v).from());
      }
      place = before;
    }
    return Optional.empty();
  }

  /** Where a goal of the plan as it stood at an entry stands today; empty where it was changed or dropped since. */
  public OptionalInt placeToday(int goal, int entry) {
    int place = goal;
    for (int v = versionAt(entry) + 1; v < versions.size(); v++) {
      place = versions.get(v).goesOnWith().indexOf(place) + 1;
      if (place == 0) {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.of(place);
  }

  /** The goals of today, by their places, that were not to be measured yet as the plan stood at an entry. */
  public Set<Integer> notYetAt(int entry) {
    Set<Integer> there = IntStream.rangeClosed(1, versions.get(versionAt(entry)).goals().size())
        .mapToObj(goal -> placeToday(goal, entry))
        .filter(OptionalInt::isPresent)
        .map(OptionalInt::getAsInt)
        .collect(Collectors.toSet());
    return IntStream.rangeClosed(1, goals().size()).boxed().filter(g -> !there.contains(g))
        .collect(Collectors.toUnmodifiableSet());
  }

  private int versionAt(int entry) {
    int at = 0;
    for (int v = 1; v < versions.size(); v++) {
      at = versions.get(v).entry() < entry ? v : at;
    }
    return at;
  }
}
