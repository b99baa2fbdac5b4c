package io.dueprocess.casefile.retention;

import io.dueprocess.casefile.CaseId;
import java.util.List;

/**
 * Something of a case that is kept beside its entries and has to go with them: the engine's history, the letters.
 * Called in the transaction that erases the entries, so that all of it goes or nothing does.
 */
public interface ErasedWithCase {

  /** Takes out everything that these cases have there. */
  void erase(List<CaseId> cases);

  /** Takes out what belongs to single entries of a case. Most have nothing of the kind. */
  default void expunge(CaseId id, List<Integer> entries) {}
}
