package io.dueprocess.casefile;

/**
 * What an entry of one kind should have said, where findings rest on entries of that kind. It is filled in as the form
 * that wrote the entry, and refused by the same rule in the same words.
 *
 * @param <F> that form
 */
public interface CorrectedContent<F> {

  /** The kind of the entries that are corrected. */
  EntryKind kind();

  /** The form that wrote them. */
  Class<F> form();

  /**
   * The whole content as it should have been, as a record of the entry's own type. Throws {@link Refused} where the
   * form would have been refused when the entry was written.
   */
  Object corrected(CaseFile file, Entry entry, F form);
}
