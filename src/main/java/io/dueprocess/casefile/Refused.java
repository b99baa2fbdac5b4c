package io.dueprocess.casefile;

import java.util.ArrayList;
import java.util.List;

/**
 * An expected refusal on its way to the person who asked: one or more plain sentences that name the field and
 * the remedy. An exception only because that is the engine's one way from a listener back to the person; it
 * rolls back everything of the same step.
 */
public class Refused extends RuntimeException {

  private final transient List<String> sentences;

  public Refused(String sentence) {
    this(List.of(sentence));
  }

  public Refused(List<String> sentences) {
    super(String.join(" ", sentences), null, false, false);
    this.sentences = List.copyOf(sentences);
  }

  public List<String> sentences() {
    return sentences;
  }

  /** Collects everything that is wrong with one submission, so that a person is told once, not once a field. */
  public static final class Collector {

    private final List<String> sentences = new ArrayList<>();

    public Collector when(boolean wrong, String sentence, Object... args) {
      if (wrong) {
        sentences.add(args.length == 0 ? sentence : sentence.formatted(args));
      }
      return this;
    }

    public Collector addAll(List<String> more) {
      sentences.addAll(more);
      return this;
    }

    /** Throws {@link Refused} with all sentences if there is any. */
    public void refuse() {
      if (!sentences.isEmpty()) {
        throw new Refused(sentences);
      }
    }
  }
}
