package io.dueprocess.casefile;

import java.util.Map;

/**
 * What a person decided and why: content of a {@code DECISION} entry, whose topic is the task.
 *
 * @param decision name of the decision, such as {@code DOCUMENT_FIRST}
 * @param reason in the person's words; empty where none was needed
 * @param details what belongs to it, such as the days of an extension; empty for most
 */
public record Decision(String decision, String reason, Map<String, String> details) {

  public Decision {
    details = details == null ? Map.of() : Map.copyOf(details);
  }

  public Decision(Enum<?> decision, String reason) {
    this(decision.name(), reason, Map.of());
  }
}
