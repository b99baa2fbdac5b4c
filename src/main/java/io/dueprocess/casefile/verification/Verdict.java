package io.dueprocess.casefile.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of a verification, in sentences.
 *
 * @param subject the case or the file that was verified
 * @param holding what holds
 * @param problems what does not, the first entry touched first
 * @param notes what is no proof of anything but worth a look, and what the verdict rests on
 */
public record Verdict(String subject, List<String> holding, List<Problem> problems, List<String> notes) {

  private static final int SHOWN = 20;

  public Verdict {
    holding = List.copyOf(holding);
    problems = problems.stream().sorted(Problem.FIRST_TOUCHED).toList();
    notes = List.copyOf(notes);
  }

  /** Whether nothing was found. */
  public boolean holds() {
    return problems.isEmpty();
  }

  /** The first entry, or where entries are untouched the first file, that was touched. */
  public Optional<Problem> first() {
    return problems.stream().findFirst();
  }

  /** The whole verdict, for a person. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(subject + (holds() ? ": holds." : ": DOES NOT HOLD."));
    problems.stream().limit(SHOWN).forEach(problem -> lines.add("  FAULT " + problem.sentence()));
    if (problems.size() > SHOWN) {
      lines.add("  FAULT and %d more.".formatted(problems.size() - SHOWN));
    }
    holding.forEach(sentence -> lines.add("  ok    " + sentence));
    notes.stream().limit(SHOWN).forEach(sentence -> lines.add("  note  " + sentence));
    if (notes.size() > SHOWN) {
      lines.add("  note  and %d more.".formatted(notes.size() - SHOWN));
    }
    return lines;
  }
}
