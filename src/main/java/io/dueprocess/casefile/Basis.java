package io.dueprocess.casefile;

import java.util.List;

/**
 * What a finding rests on, so that it explains itself years later.
 *
 * @param rule the rule's name, for instance {@code AssessFile}
 * @param version the rule's version; it goes up whenever the rule may decide differently
 * @param reasons why the finding is what it is, one sentence each, in the words of HR
 * @param inputs every fact the rule looked at; never empty
 */
public record Basis(String rule, String version, List<Reason> reasons, List<Input> inputs) {

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
}
