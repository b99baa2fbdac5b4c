package io.dueprocess.casefile.export;

import java.util.Map;
import java.util.Set;

/**
 * The way that a case took through one version of one model.
 *
 * @param model id of the model's process
 * @param version version of its deployment
 * @param passed ids of the elements and sequence flows that were passed, each with how often
 * @param unclear ids of sequence flows of which one was taken, and nobody can say which: they lead from the same
 *     element to the same element
 */
public record Way(String model, int version, Map<String, Integer> passed, Set<String> unclear) {

  public Way {
    passed = Map.copyOf(passed);
    unclear = Set.copyOf(unclear);
  }

  int times(String element) {
    return passed.getOrDefault(element, 0);
  }
}
