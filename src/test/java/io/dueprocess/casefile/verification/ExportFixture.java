package io.dueprocess.casefile.verification;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CanonicalJson;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Chain;
import io.dueprocess.casefile.ChainedEntries;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A case file as the product would export it, and as somebody could alter it. */
final class ExportFixture {

  static final CaseId CASE = new CaseId("PIP-2026-0011");
  static final CaseId OTHER_CASE = new CaseId("PIP-2026-0012");
  static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00.250Z");

  /** Which entries the two daily checkpoints seal; a third one, made for the export, seals the last. */
  static final int FIRST_SEALED = 4;
  static final int SECOND_SEALED = 9;

  /** Somebody who signs. */
  record Signer(KeyPair pair) {

    static Signer create() {
      try {
        return new Signer(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    byte[] der() {
      return pair.getPublic().getEncoded();
    }

    String keyId() {
      return Chain.sha256(der()).substring(0, 16);
    }

    String pem() {
      return "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(der())
          + "\n-----END PUBLIC KEY-----\n";
    }

    String sign(byte[] bytes) {
      try {
        Signature ed25519 = Signature.getInstance("Ed25519");
        ed25519.initSign(pair.getPrivate());
        ed25519.update(bytes);
        return Base64.getEncoder().encodeToString(ed25519.sign());
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    /** A line that has the text and its signature. */
    String line(Map<String, ?> content) {
      String text = CanonicalJson.write(content);
      return CanonicalJson.write(Map.of("content", text, "signature", sign(text.getBytes(StandardCharsets.UTF_8))));
    }

    String endorse(Signer other) {
      return line(Map.of("endorsedBy", keyId(), "key", other.keyId(), "publicKey",
          Base64.getEncoder().encodeToString(other.der()), "since", "2026-05-01T00:00:00Z"));
    }
  }

  private ExportFixture() {}

  /** Entries of a case of several kinds; from the 11th on they go on like the ones before. */
  static List<Entry> entries(CaseId caseId, int count) {
    List<Entry> entries = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      entries.add(entry(caseId, entries, number));
    }
    return entries;
  }

  /** These entries, of which the one with this number gets another content, and all after it are chained anew. */
  static List<Entry> withContent(List<Entry> entries, int number, String content) {
    List<Entry> before = new ArrayList<>(entries.subList(0, number - 1));
    before.add(again(last(before), entries.get(number - 1), content));
    return chain(before, entries.subList(number, entries.size()));
  }

  /** The one entries, and on them the other ones, chained anew. */
  static List<Entry> chain(List<Entry> before, List<Entry> rest) {
    List<Entry> chained = new ArrayList<>(before);
    rest.forEach(entry -> chained.add(again(last(chained), entry, entry.content())));
    return chained;
  }

  private static Entry again(Entry before, Entry entry, String content) {
    return ChainedEntries.next(CASE, before, entry.at(), entry.happenedOn(), entry.actor(), entry.kind(), entry.topic(),
        content);
  }

  private static Entry last(List<Entry> entries) {
    return entries.isEmpty() ? null : entries.get(entries.size() - 1);
  }

  /** The entry with its hashes and without its content. */
  static Entry withoutContent(Entry entry) {
    return new Entry(entry.caseId(), entry.number(), entry.at(), entry.happenedOn(), entry.actor(), entry.kind(),
        entry.topic(), null,
        new Entry.Link(null, entry.link().contentHash(), entry.link().previous(), entry.link().hash()));
  }

  static byte[] letter(int number) {
    return ("%PDF-1.7 letter of entry " + number).getBytes(StandardCharsets.UTF_8);
  }

  static byte[] model() {
    return "<definitions/>".getBytes(StandardCharsets.UTF_8);
  }

  private static Entry entry(CaseId caseId, List<Entry> before, int number) {
    Entry last = last(before);
    Instant at = BEGIN.plus(Duration.ofHours(20L * (number - 1)));
    Actor mia = new Actor("mia", "manager");
    return switch (number) {
      case 1 -> ChainedEntries.next(caseId, last, at, null, mia, EntryKind.REQUEST, null,
          CanonicalJson.of("{\"concern\":\"Tickets stay open, \\\"for weeks\\\"\\n– since March 😕\",\"incidents\":[{\"on\":\"2026-02-27\",\"what\":\"Üble Verzögerung\"}]}"));
      case 2 -> ChainedEntries.next(caseId, last, at, null, Actor.SYSTEM, EntryKind.MODEL, null, CanonicalJson.write(
          Map.of("model", "file-review", "version", 3, "sha256", Chain.sha256(model()))));
      case 3 -> ChainedEntries.next(caseId, last, at, null, Actor.SYSTEM, EntryKind.FINDING, "assessFile",
          "{\"finding\":\"CONSISTENT_UNDERPERFORMANCE\",\"share\":0.25}");
      case 5 -> ChainedEntries.next(caseId, last, at, LocalDate.of(2026, 3, 4), new Actor("hanna", "hr", "mia"),
          EntryKind.COACHING_SESSION, null, "{\"observed\":\"three of five\",\"session\":1}");
      case 7 -> ChainedEntries.next(caseId, last, at, null, Actor.SYSTEM, EntryKind.LETTER, "coaching-note",
          CanonicalJson.write(Map.of("template", "coaching-note", "templateSha256", Chain.START, "title", "Coaching",
              "to", "emil", "file", "7-coaching-note.pdf", "sha256", Chain.sha256(letter(7)), "pages", 1)));
      default -> ChainedEntries.next(caseId, last, at, null, number % 2 == 0 ? new Actor("hanna", "hr") : mia,
          number % 2 == 0 ? EntryKind.DECISION : EntryKind.CHECK_IN, number % 2 == 0 ? "decideOnFile" : null,
          CanonicalJson.write(Map.of("reason", "as seen on day " + number, "approved", true, "value", number * 1.5)));
    };
  }

  static String line(Signer signer, int number, Instant madeAt, String reason, String previous, String... heads) {
    return signer.line(checkpoint(signer, number, madeAt, reason, previous, heads));
  }

  /** What a checkpoint says. */
  static Map<String, Object> checkpoint(Signer signer, int number, Instant madeAt, String reason, String previous,
      String... heads) {
    return Map.of("format", 1, "heads", Stream.of(heads).sorted().toList(), "keyId", signer.keyId(), "madeAt",
        madeAt.toString(), "number", number, "previous", previous, "reason", reason);
  }

  static String content(String signedLine) {
    try {
      return StrictJson.any(signedLine).get("content").textValue();
    } catch (StrictJson.Malformed e) {
      throw new IllegalStateException(e);
    }
  }

  /** The lines of the checkpoints over these entries: number 3, number 8, and number 9 for the export. */
  static List<String> checkpoints(Signer signer, List<Entry> entries) {
    List<String> lines = new ArrayList<>();
    String other = entries(OTHER_CASE, 1).get(0).link().hash();
    if (entries.size() >= FIRST_SEALED) {
      Entry head = entries.get(FIRST_SEALED - 1);
      lines.add(line(signer, 3, head.at().plusSeconds(60), "DAILY", Chain.sha256("2"), head.link().hash(), other));
    }
    if (entries.size() >= SECOND_SEALED) {
      Entry head = entries.get(SECOND_SEALED - 1);
      lines.add(line(signer, 8, head.at().plusSeconds(60), "DAILY", Chain.sha256("7"), head.link().hash()));
    }
    Entry head = entries.get(entries.size() - 1);
    String before = lines.isEmpty() ? Chain.sha256("8") : Chain.sha256(content(lines.get(lines.size() - 1)));
    lines.add(line(signer, 9, head.at().plusSeconds(60), "EXPORT", before, head.link().hash()));
    return lines;
  }

  /** A whole export, signed; without lines of endorsements there are none. */
  static Map<String, byte[]> export(Signer signer, List<Entry> entries) {
    return export(signer, lines(entries), checkpoints(signer, entries), entries.get(entries.size() - 1).link().hash(),
        "FULL");
  }

  /** An export that also has the key of somebody else, and this endorsement. */
  static Map<String, byte[]> export(Signer signer, List<Entry> entries, Signer other, String endorsement) {
    Map<String, byte[]> files = export(signer, entries);
    files.put("keys/" + other.keyId() + ".pem", bytes(other.pem()));
    files.put("keys/endorsements.jsonl", bytes(endorsement + "\n"));
    sign(signer, files, entries.size(), entries.get(entries.size() - 1).link().hash(), "FULL");
    return files;
  }

  static String lines(List<Entry> entries) {
    StringBuilder lines = new StringBuilder();
    entries.forEach(entry -> lines.append(Chain.line(entry)).append('\n'));
    return lines.toString();
  }

  static Map<String, byte[]> export(Signer signer, String lines, List<String> checkpoints, String head, String scope) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("how-to-check.html", bytes("<html></html>"));
    files.put("case-file.pdf", bytes("%PDF-1.7"));
    files.put("entries.jsonl", bytes(lines));
    files.put("checkpoints.jsonl", bytes(String.join("\n", checkpoints) + "\n"));
    files.put("keys/" + signer.keyId() + ".pem", bytes(signer.pem()));
    files.put("keys/endorsements.jsonl", new byte[0]);
    if (lines.contains("7-coaching-note.pdf")) {
      files.put("letters/7-coaching-note.pdf", letter(7));
    }
    files.put("models/file-review-v3.bpmn", model());
    files.put("models/file-review-v3.svg", bytes("<svg/>"));
    sign(signer, files, (int) lines.lines().count(), head, scope);
    return files;
  }

  /** Puts manifest and signature over the files as they are now. */
  static void sign(Signer signer, Map<String, byte[]> files, int entries, String head, String scope) {
    files.remove("manifest.json");
    files.remove("manifest.sig");
    Map<String, String> hashes = new TreeMap<>();
    files.forEach((name, bytes) -> hashes.put(name, Chain.sha256(bytes)));
    byte[] manifest = bytes(CanonicalJson.write(Map.of("caseId", CASE.value(), "entries", entries, "exportedAt",
        "2026-07-01T10:00:00.123Z", "exportedBy", "hanna", "files", hashes, "format", 1, "head", head, "keyId",
        signer.keyId(), "scope", scope)));
    files.put("manifest.json", manifest);
    files.put("manifest.sig", bytes(signer.sign(manifest)));
  }

  static Path zip(Path folder, String name, Map<String, byte[]> files) throws IOException {
    Path zip = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(zip); ZipOutputStream zipped = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zipped.putNextEntry(new ZipEntry(file.getKey()));
        zipped.write(file.getValue());
        zipped.closeEntry();
      }
    }
    return zip;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static List<String> split(String lines) {
    return new ArrayList<>(Arrays.asList(lines.split("\n")));
  }

  static byte[] join(List<String> lines) {
    return bytes(lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
  }
}
