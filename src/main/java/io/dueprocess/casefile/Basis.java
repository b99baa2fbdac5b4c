package io.dueprocess.casefile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a finding rests on, so that it explains itself years later.
 *
 * @param rule the rule's name, for instance {@code AssessFile}
 * @param version the rule's version; it goes up whenever the rule may decide differently
 * @param reasons why the finding is what it is, one sentence each, in the words of HR
 * @param inputs every fact the rule looked at; never empty
 */
public record Basis(String rule, String version, List<Reason> reasons, List<Input> inputs) {

  /** Orders references of one kind as a person counts them: {@code entry:9} before {@code entry:10}. */
  public static final Comparator<String> BY_REF =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  /** Refuses a finding without inputs: a finding that rests on nothing is a defect. */
  public Basis {
    reasons = List.copyOf(reasons);
    inputs = List.copyOf(inputs);
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("A finding of " + rule + " names no input.");
    }
  }

  /**
   * One reason of a finding.
   *
   * @param code stable name, such as {@code COMPLAINT_BEFORE_REQUEST}
   * @param text a sentence for the person who decides
   * @param inputs references of the inputs it rests on
   */
  public record Reason(String code, String text, List<String> inputs) {
    public Reason {
      inputs = List.copyOf(inputs);
    }
  }

  /**
   * One fact that a rule looked at.
   *
   * @param ref where it stands, such as {@code appraisal:17} or {@code entry:12} or {@code policy:lookBackMonths}
   * @param text what it said, in one line
   */
  public record Input(String ref, String text) {}

  /** Begins the basis of a finding. */
  public static Builder of(String rule, String version) {
    return new Builder(rule, version);
  }

  /** Collects what a rule looked at and why it decides as it does, in the order in which it did. */
  public static final class Builder {

    private final String rule;
    private final String version;
    private final List<Reason> reasons = new ArrayList<>();
    private final Map<String, Input> inputs = new LinkedHashMap<>();

    private Builder(String rule, String version) {
      this.rule = rule;
      this.version = version;
    }

    /** Notes a fact; the same reference twice is one fact. Answers the reference, ready for a reason. */
    public String input(String ref, String text) {
      inputs.putIfAbsent(ref, new Input(ref, text));
      return ref;
    }

    /** Notes a number of the policy by its name, and answers its reference. */
    public String policy(String name, int number) {
      return input("policy:" + name, String.valueOf(number));
    }

    public Builder reason(String code, String text, String... refs) {
      return reason(code, text, List.of(refs));
    }

    /** Notes a reason. A reference that is no input so far is a defect of the rule. */
    public Builder reason(String code, String text, List<String> refs) {
      for (String ref : refs) {
        if (!inputs.containsKey(ref)) {
          throw new IllegalArgumentException("%s gives a reason that rests on %s, which it never looked at."
              .formatted(rule, ref));
        }
      }
      reasons.add(new Reason(code, text, refs));
      return this;
    }

    public Basis build() {
      return new Basis(rule, version, reasons, List.copyOf(inputs.values()));
    }
  }
}
