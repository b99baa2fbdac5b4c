package io.dueprocess.casefile.export;

import io.dueprocess.casefile.CaseId;
import java.util.List;

/** What a case ran by, in the very versions that it ran by. The engine keeps them; the record only asks. */
public interface ModelFiles {

  /**
   * The models, {@code <model>-v<version>.bpmn}, in the order in which the case first came to them, and its policy,
   * {@code pip-policy-v<version>.dmn}; byte for byte as they were deployed.
   */
  List<NamedFile> of(CaseId id);
}
