package io.dueprocess.casefile.export;

import io.dueprocess.casefile.CaseId;
import java.util.List;

/** Pictures of the way that a case took. The engine knows the way; the record only asks. */
public interface WayPictures {

  /** One picture for each model that the case came to, {@code <model>-v<version>.svg}, in the order it came to them. */
  List<NamedFile> of(CaseId id);
}
