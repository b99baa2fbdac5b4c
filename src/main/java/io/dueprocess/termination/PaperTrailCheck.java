package io.dueprocess.termination;

import io.dueprocess.casefile.Basis;
import java.util.List;

/**
 * Finding of {@link CheckPaperTrail}.
 *
 * @param missing what is missing, one sentence an item; the case goes on only where this is empty
 */
public record PaperTrailCheck(List<String> missing, Basis basis) {

  public PaperTrailCheck {
    missing = List.copyOf(missing);
  }

  public boolean complete() {
    return missing.isEmpty();
  }
}
