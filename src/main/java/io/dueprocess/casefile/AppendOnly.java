package io.dueprocess.casefile;

import java.util.Set;

/** The trigger of H2 for entries: what is taken from one is its content and its salt. */
public final class AppendOnly extends OnlyErased {

  public AppendOnly() {
    super("Entries of a case file", "entry", Set.of("CONTENT", "SALT"), Set.of("ERASED_AT"));
  }
}
