package io.dueprocess.casefile.verification;

import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.verification.StrictJson.Malformed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The letters, models and attached files of an export against the entries that have their SHA-256. */
final class Attachments {

  private record Named(Row entry, String what, String sha256) {}

  private final Map<String, Named> files = new TreeMap<>();
  private final List<Problem> unreadable = new ArrayList<>();

  /** How the files that people attach end, by their media type. */
  private static final Map<String, String> ENDINGS = Map.of("application/pdf", "pdf", "image/png", "png",
      "image/jpeg", "jpg", "text/plain", "txt");

  static boolean mayNameFiles(Row entry) {
    return entry.is(EntryKind.LETTER) || entry.is(EntryKind.MODEL) || entry.is(EntryKind.STATEMENT);
  }

  /** An entry that may name files and whose content holds. */
  void add(Row entry) {
    try {
      JsonNode content = StrictJson.any(entry.content());
      if (entry.is(EntryKind.STATEMENT)) {
        int part = 0;
        for (JsonNode attached : content.path("attachments")) {
          part++;
          files.put("attachments/%d-%d.%s".formatted(entry.number(), part,
              ENDINGS.getOrDefault(attached.path("mediaType").asText(), "bin")),
              new Named(entry, "attachment", attached.path("sha256").asText()));
        }
      } else if (entry.is(EntryKind.LETTER)) {
        files.put("letters/%d-%s.pdf".formatted(entry.number(), content.path("template").asText(entry.topic())),
            new Named(entry, "letter", content.path("sha256").asText()));
      } else {
        files.put("models/%s-v%s.bpmn".formatted(content.path("model").asText(), content.path("version").asText()),
            new Named(entry, "model", content.path("sha256").asText()));
      }
    } catch (Malformed e) {
      unreadable.add(Problem.entry(entry.number(), "Entry %d: its content %s.", entry.number(), e.getMessage()));
    }
  }

  List<Problem> problems(Export export) {
    List<Problem> problems = new ArrayList<>(unreadable);
    files.forEach((file, named) -> {
      String actual = export.sha256(file);
      if (actual == null && !named.entry().is(EntryKind.MODEL)) {
        problems.add(Problem.file(file, "The file %s is missing: it is the %s of entry %d.", Plain.text(file),
            named.what(), named.entry().number()));
      } else if (actual != null && !actual.equals(named.sha256())) {
        problems.add(Problem.file(file, "The file %s is not the %s that entry %d has on record.", file, named.what(),
            named.entry().number()));
      }
    });
    Set<String> strangers = new TreeSet<>(export.files());
    strangers.removeIf(file -> files.containsKey(file)
        || !file.startsWith("letters/") && !file.startsWith("attachments/") && !file.endsWith(".bpmn"));
    strangers.forEach(file -> problems.add(Problem.file(file, "The file %s belongs to no entry.", file)));
    return problems;
  }

  List<String> notes(Export export) {
    return files.entrySet().stream()
        .filter(file -> file.getValue().entry().is(EntryKind.MODEL) && export.sha256(file.getKey()) == null)
        .map(file -> "The model of entry %d, %s, is not in this export.".formatted(file.getValue().entry().number(),
            Plain.text(file.getKey())))
        .toList();
  }
}
