package io.dueprocess.casefile.verification;

import java.util.Comparator;

/**
 * One thing that does not hold.
 *
 * @param evidence how it is known; a verdict lists what is seen in an entry itself before what follows from it
 * @param from number of the first entry that it may concern, 0 where it concerns none in particular
 * @param to number of the last entry that it may concern
 * @param where the file or the checkpoint that it concerns; null where it concerns entries
 * @param sentence says it in plain words
 */
public record Problem(Evidence evidence, int from, int to, String where, String sentence) {

  /** How it is known, in the order in which a verdict lists it. */
  public enum Evidence {
    /** Seen in the entries themselves. */
    ENTRY,
    /** Follows from a checkpoint, a manifest or a count that the entries don't fit. */
    SEAL,
    /** A key or a signature. */
    SIGNATURE,
    /** A file of an export other than its entries. */
    FILE
  }

  static final Comparator<Problem> FIRST_TOUCHED = Comparator
      .comparing((Problem problem) -> problem.evidence() == Evidence.SEAL ? Evidence.ENTRY : problem.evidence())
      .thenComparing(Problem::from);

  static Problem entry(int number, String sentence, Object... args) {
    return new Problem(Evidence.ENTRY, number, number, null, format(sentence, args));
  }

  static Problem entries(int from, int to, String sentence, Object... args) {
    return new Problem(Evidence.ENTRY, from, to, null, format(sentence, args));
  }

  static Problem seal(int from, int to, String sentence, Object... args) {
    return new Problem(Evidence.SEAL, from, to, null, format(sentence, args));
  }

  static Problem signature(String where, String sentence, Object... args) {
    return new Problem(Evidence.SIGNATURE, 0, 0, where, format(sentence, args));
  }

  static Problem file(String where, String sentence, Object... args) {
    return new Problem(Evidence.FILE, 0, 0, where, format(sentence, args));
  }

  private static String format(String sentence, Object... args) {
    return args.length == 0 ? sentence : sentence.formatted(args);
  }
}
