package io.dueprocess.casefile.letter;

import io.dueprocess.casefile.OnlyErased;
import java.util.Set;

/** The trigger of H2 for letters: what is taken from one is its PDF. */
public final class LetterAppendOnly extends OnlyErased {

  public LetterAppendOnly() {
    super("Letters", "letter", Set.of("PDF"), Set.of());
  }
}
