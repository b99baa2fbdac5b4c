package io.dueprocess.casefile.verification;

import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.casefile.Chain;
import io.dueprocess.casefile.verification.StrictJson.Malformed;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a checkpoint says, read from its signed text. */
record Checkpoint(int number, Instant madeAt, String keyId, String reason, String previous, Set<String> heads,
    String content) {

  private static final Set<String> FIELDS = Set.of("format", "heads", "keyId", "madeAt", "number", "previous",
      "reason");

  static Checkpoint of(String content) throws Malformed {
    JsonNode json = StrictJson.object(content, FIELDS);
    if (StrictJson.integer(json, "format") != 1) {
      throw new Malformed("has a format that this version of the product does not know");
    }
    return new Checkpoint(StrictJson.integer(json, "number"), time(StrictJson.string(json, "madeAt")),
        StrictJson.string(json, "keyId"), StrictJson.string(json, "reason"), StrictJson.string(json, "previous"),
        heads(json.get("heads")), content);
  }

  /** What the next checkpoint has as the one before it. */
  String hash() {
    return Chain.sha256(content);
  }

  String label() {
    return "checkpoint %d of %s".formatted(number, madeAt);
  }

  private static Instant time(String text) throws Malformed {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new Malformed("has a time that is none");
    }
  }

  private static Set<String> heads(JsonNode json) throws Malformed {
    List<String> heads = new ArrayList<>();
    json.forEach(head -> heads.add(head.asText()));
    Set<String> sorted = new TreeSet<>(heads);
    if (!json.isArray() || !List.copyOf(sorted).equals(heads)) {
      throw new Malformed("has heads that are not sorted, or one of them twice");
    }
    return new LinkedHashSet<>(heads);
  }
}
