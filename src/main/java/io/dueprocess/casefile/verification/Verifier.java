package io.dueprocess.casefile.verification;

import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.verification.StrictJson.Malformed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Verifies an export with nothing but itself and the keys that somebody trusts: no database, no running product.
 * Whoever wants to do it by hand finds how in the export's {@code how-to-check.html}.
 */
public final class Verifier {

  static final String ENTRIES = "entries.jsonl";
  static final String CHECKPOINTS = "checkpoints.jsonl";
  static final String MANIFEST = "manifest.json";
  static final String SIGNATURE = "manifest.sig";
  static final String ENDORSEMENTS = "keys/endorsements.jsonl";

  private static final Set<String> SIGNED = Set.of("content", "signature");
  private static final Set<String> MANIFEST_FIELDS =
      Set.of("caseId", "entries", "exportedAt", "exportedBy", "files", "format", "head", "keyId", "scope");
  private static final int LONGEST_LINE = 32 << 20;

  private final Trust trust;
  private final KeyRing.Known known = new KeyRing.Known();

  /** Verifies against the keys that are trusted. */
  public Verifier(Trust trust) {
    this.trust = trust;
  }

  /** Verifies a ZIP. Throws {@link Refused} where it is none or can't be unpacked. */
  public Verdict verify(Path zip) throws IOException {
    return outcome(zip).verdict();
  }

  Outcome outcome(Path zip) throws IOException {
    return verify(Export.read(zip));
  }

  Outcome verify(Export export) {
    return new Run(export).verify();
  }

  /** What of an earlier export is not in a later one as it was, as sentences; none where it is the beginning of it. */
  static List<String> compare(Outcome later, Outcome earlier) {
    String one = later.name();
    String other = earlier.name();
    if (later.caseId() == null || !later.caseId().equals(earlier.caseId())) {
      return List.of("%s is of another case than %s: there is nothing to compare.".formatted(other, one));
    }
    List<String> now = later.hashes();
    List<String> then = earlier.hashes();
    for (int i = 0; i < Math.min(now.size(), then.size()); i++) {
      if (!now.get(i).equals(then.get(i))) {
        return List.of("Entry %d in %s is not the one that %s has: it was written anew or another one put in its place."
            .formatted(i + 1, one, other));
      }
    }
    return then.size() <= now.size() ? List.of()
        : List.of(("%s has %d entries, and %s only the first %d: the rest was cut off, or it is the earlier one (name "
            + "the latest first).").formatted(other, then.size(), one, now.size()));
  }

  /** A verdict, and the chain that it is about: an earlier export has to be the beginning of a later one. */
  record Outcome(String name, Verdict verdict, String caseId, List<String> hashes) {}

  private record Manifest(String caseId, int entries, String exportedAt, String exportedBy, Map<String, String> files,
      String head, String keyId, boolean full) {

    static Manifest of(byte[] bytes) throws Malformed {
      JsonNode json = StrictJson.object(StrictJson.text(bytes), MANIFEST_FIELDS);
      if (StrictJson.integer(json, "format") != 1) {
        throw new Malformed("has a format that this version of the product does not know");
      }
      String scope = StrictJson.string(json, "scope");
      if (!scope.equals("FULL") && !scope.equals("EMPLOYEE") || !json.get("files").isObject()) {
        throw new Malformed("has a scope or a list of files that is none");
      }
      Map<String, String> files = new TreeMap<>();
      json.get("files").fields().forEachRemaining(file -> files.put(file.getKey(), file.getValue().asText()));
      return new Manifest(StrictJson.string(json, "caseId"), StrictJson.integer(json, "entries"),
          StrictJson.string(json, "exportedAt"), StrictJson.string(json, "exportedBy"), files,
          StrictJson.string(json, "head"), StrictJson.string(json, "keyId"), scope.equals("FULL"));
    }
  }

  private record SignedText(String content, String signature) {

    static SignedText of(String line) throws Malformed {
      JsonNode json = StrictJson.object(line, SIGNED);
      return new SignedText(StrictJson.string(json, "content"), StrictJson.string(json, "signature"));
    }
  }

  /** One export. */
  private final class Run {

    private final Export export;
    private final KeyRing keys = new KeyRing(trust, known);
    private final List<Problem> problems;
    private final List<String> holding = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Sealing> sealings = new ArrayList<>();
    private final Attachments attachments = new Attachments();
    private Manifest manifest;
    private boolean manifestCounts;
    private Checkpoint last;

    Run(Export export) {
      this.export = export;
      this.problems = new ArrayList<>(export.problems());
    }

    Outcome verify() {
      keys();
      manifest();
      checkpoints();
      String caseId = manifest == null ? null : manifest.caseId();
      List<byte[]> lines = lines(ENTRIES);
      if (caseId == null) {
        caseId = caseOf(lines);
      }
      ChainCheck chain = entries(caseId, lines);
      files();
      problems.addAll(attachments.problems(export));
      notes.addAll(attachments.notes(export));
      notes.addAll(chain.notes());
      notes.add(keys.condition());
      String subject = caseId == null ? export.name() : "%s (%s)".formatted(Plain.text(caseId), export.name());
      return new Outcome(export.name(), new Verdict(subject, holding, problems, notes), caseId, chain.hashes());
    }

    private void keys() {
      for (String file : export.files()) {
        if (!file.startsWith("keys/") || file.equals(ENDORSEMENTS)) {
          continue;
        }
        byte[] der = KeyRing.der(new String(export.bytes(file), StandardCharsets.ISO_8859_1));
        if (der == null) {
          problems.add(Problem.signature(file, "%s is no public Ed25519 key in PEM.", file));
        } else if (!file.equals("keys/" + KeyRing.id(der) + ".pem")) {
          problems.add(Problem.signature(file, "%s is a key with the id %s: it bears the name of another one.", file,
              KeyRing.id(der)));
        } else {
          keys.add(der);
        }
      }
      if (export.bytes(ENDORSEMENTS) != null) {
        int number = 0;
        for (byte[] line : lines(ENDORSEMENTS)) {
          number++;
          try {
            SignedText signed = SignedText.of(StrictJson.text(line));
            keys.endorse(signed.content(), signed.signature());
          } catch (Malformed e) {
            problems.add(Problem.signature(ENDORSEMENTS, "Endorsement %d of a key %s.", number, e.getMessage()));
          }
        }
      }
    }

    private void manifest() {
      byte[] bytes = export.bytes(MANIFEST);
      byte[] signature = export.bytes(SIGNATURE);
      if (bytes == null || signature == null) {
        problems.add(Problem.signature(MANIFEST, "The file %s is missing: nothing says what belongs to this export.",
            bytes == null ? MANIFEST : SIGNATURE));
      }
      if (bytes == null) {
        return;
      }
      try {
        manifest = Manifest.of(bytes);
      } catch (Malformed e) {
        problems.add(Problem.signature(MANIFEST, "The manifest %s.", e.getMessage()));
        return;
      }
      if (signature != null) {
        String base64 = new String(signature, StandardCharsets.ISO_8859_1);
        String fault = keys.fault("The manifest", manifest.keyId(), bytes,
            base64.endsWith("\n") ? base64.substring(0, base64.length() - 1) : base64);
        if (fault == null) {
          manifestCounts = true;
          holding.add("Exported %s by %s, %s; the manifest is signed.".formatted(Plain.text(manifest.exportedAt()),
              Plain.text(manifest.exportedBy()), manifest.full() ? "in full" : "as the employee gets it"));
        } else {
          problems.add(Problem.signature(MANIFEST, fault));
        }
      }
    }

    private void checkpoints() {
      Checkpoint before = null;
      int good = 0;
      int number = 0;
      for (byte[] line : lines(CHECKPOINTS)) {
        number++;
        try {
          SignedText signed = SignedText.of(StrictJson.text(line));
          Checkpoint checkpoint = Checkpoint.of(signed.content());
          String what = "Checkpoint %d of %s".formatted(checkpoint.number(), checkpoint.madeAt());
          String fault = keys.fault(what, checkpoint.keyId(), signed.content().getBytes(StandardCharsets.UTF_8),
              signed.signature());
          if (fault == null) {
            fault = fault(what, checkpoint, before);
          }
          if (fault == null) {
            sealings.add(new Sealing(checkpoint.label(), checkpoint.madeAt(), checkpoint.heads(), null));
            good++;
          } else {
            problems.add(Problem.signature(CHECKPOINTS, fault));
          }
          before = checkpoint;
          last = checkpoint;
        } catch (Malformed e) {
          problems.add(Problem.signature(CHECKPOINTS, "The checkpoint in line %d %s.", number, e.getMessage()));
        }
      }
      if (number == 0) {
        problems.add(Problem.signature(CHECKPOINTS,
            "There is no checkpoint: nothing proves when the entries were there."));
      } else if (good == number) {
        holding.add(number == 1 ? "Its checkpoint, number %d of %s, is signed.".formatted(last.number(), last.madeAt())
            : "Its %d checkpoints are signed; the last is number %d of %s.".formatted(number, last.number(),
                last.madeAt()));
      }
    }

    private String fault(String what, Checkpoint checkpoint, Checkpoint before) {
      if (before == null) {
        return null;
      }
      if (checkpoint.number() <= before.number()) {
        return "%s stands after checkpoint %d: checkpoints are out of order, or one is there twice.".formatted(what,
            before.number());
      }
      if (checkpoint.number() == before.number() + 1 && !checkpoint.previous().equals(before.hash())) {
        return "%s does not follow on checkpoint %d as it stands here.".formatted(what, before.number());
      }
      if (checkpoint.madeAt().isBefore(before.madeAt())) {
        notes.add("%s bears an earlier time than the one before it.".formatted(what));
      }
      return null;
    }

    private ChainCheck entries(String caseId, List<byte[]> lines) {
      boolean mayWithhold = manifest != null && !manifest.full();
      ChainCheck chain = new ChainCheck(caseId, mayWithhold, "line");
      for (byte[] line : lines) {
        try {
          if (line.length > LONGEST_LINE) {
            throw new Malformed("is longer than any entry is");
          }
          Row row = Row.of(StrictJson.text(line));
          chain.add(row);
          if (row.content() != null && Attachments.mayNameFiles(row) && row.contentHolds()) {
            attachments.add(row);
          }
        } catch (Malformed e) {
          chain.addDamaged(e.getMessage());
        }
      }
      byte[] all = export.bytes(ENTRIES);
      if (all == null || all.length == 0) {
        problems.add(Problem.file(ENTRIES, "There are no entries: the file entries.jsonl is %s.", all == null
            ? "missing" : "empty"));
      }
      End end = manifest == null ? null
          : new End(manifest.entries(), manifest.head(), manifestCounts ? "the signed manifest" : "the manifest",
              manifestCounts);
      List<Problem> found = chain.check(sealings, end);
      problems.addAll(found);
      List<String> hashes = chain.hashes();
      if (all != null && all.length > 0 && all[all.length - 1] != '\n' && !chain.endsDamaged()) {
        problems.add(Problem.entries(Math.max(hashes.size(), 1), Math.max(hashes.size(), 1),
            "The last line of entries.jsonl has no end: it was cut off."));
      }
      if (found.isEmpty() && !hashes.isEmpty()) {
        holding.add(0, chain.whole());
        lastIsSealed(hashes);
      }
      return chain;
    }

    private void lastIsSealed(List<String> hashes) {
      String head = hashes.get(hashes.size() - 1);
      if (sealings.isEmpty()) {
        return;
      }
      Sealing newest = sealings.get(sealings.size() - 1);
      if (newest.heads().contains(head)) {
        holding.add("The last entry, %d, is sealed by %s.".formatted(hashes.size(), newest.label()));
      } else {
        int sealed = hashes.size() - 1;
        while (sealed > 0 && !newest.heads().contains(hashes.get(sealed - 1))) {
          sealed--;
        }
        problems.add(Problem.seal(sealed + 1, hashes.size(),
            "The entries after entry %d are sealed by no checkpoint: %s, the last that counts, does not have them.",
                sealed, newest.label()));
      }
    }

    private void files() {
      if (manifest == null) {
        return;
      }
      int before = problems.size();
      manifest.files().forEach((file, sha256) -> {
        String actual = export.sha256(file);
        if (actual == null) {
          problems.add(Problem.file(file, "The file %s is missing.", Plain.text(file)));
        } else if (!actual.equals(sha256)) {
          problems.add(Problem.file(file,
              "The file %s was changed after the export: it has not the hash that the manifest has.", file));
        }
      });
      for (String file : export.files()) {
        if (!manifest.files().containsKey(file) && !file.equals(MANIFEST) && !file.equals(SIGNATURE)) {
          problems.add(Problem.file(file, "The file %s was put in: the manifest does not have it.", file));
        }
      }
      if (problems.size() == before && manifestCounts) {
        holding.add("All %d files are those that were exported; none is missing, changed or added."
            .formatted(manifest.files().size()));
      }
    }

    private String caseOf(List<byte[]> lines) {
      for (byte[] line : lines) {
        try {
          return Row.of(StrictJson.text(line)).caseId();
        } catch (Malformed e) {
          // the next one
        }
      }
      return null;
    }

    private List<byte[]> lines(String file) {
      List<byte[]> lines = new ArrayList<>();
      byte[] bytes = export.bytes(file);
      int from = 0;
      for (int i = 0; bytes != null && i < bytes.length; i++) {
        if (bytes[i] == '\n') {
          lines.add(Arrays.copyOfRange(bytes, from, i));
          from = i + 1;
        }
      }
      if (bytes != null && from < bytes.length) {
        lines.add(Arrays.copyOfRange(bytes, from, bytes.length));
      }
      return lines;
    }
  }
}
