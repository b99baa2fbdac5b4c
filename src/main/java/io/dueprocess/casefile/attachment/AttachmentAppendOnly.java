package io.dueprocess.casefile.attachment;

import io.dueprocess.casefile.OnlyErased;
import java.util.Set;

/** The trigger of H2 for attachments: what is taken from one is its content. */
public final class AttachmentAppendOnly extends OnlyErased {

  public AttachmentAppendOnly() {
    super("Attachments", "attachment of entry", Set.of("CONTENT"), Set.of());
  }
}
