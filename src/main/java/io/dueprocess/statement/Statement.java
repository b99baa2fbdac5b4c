package io.dueprocess.statement;

import io.dueprocess.casefile.attachment.Attachment;
import java.util.List;
import java.util.Objects;

/**
 * Content of a {@code STATEMENT} entry, whose topic is the kind.
 *
 * @param text in the employee's words
 * @param managerMayRead whether the employee lets the manager read it; HR, counsel and the approvers read it anyway
 * @param attachments the files that came with it
 * @param key the idempotency key with which it came: a second one with the same key is the same statement
 */
public record Statement(StatementKind kind, String text, boolean managerMayRead, List<Attachment> attachments,
    String key) {

  public Statement {
    attachments = attachments == null ? List.of() : List.copyOf(attachments);
  }

  /** Whether this is the same statement, whatever number its entry has. */
  boolean isSame(Statement other) {
    return kind == other.kind && managerMayRead == other.managerMayRead && Objects.equals(text, other.text)
        && files().equals(other.files());
  }

  private List<String> files() {
    return attachments.stream().map(a -> a.name() + " " + a.sha256()).toList();
  }
}
