package io.dueprocess.casefile.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CanonicalJson;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Chain;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Facts;
import io.dueprocess.casefile.attachment.Attachment;
import io.dueprocess.casefile.attachment.Attachments;
import io.dueprocess.casefile.letter.PdfRenderer;
import io.dueprocess.casefile.seal.PublicKeyRecord;
import io.dueprocess.casefile.seal.Seal;
import io.dueprocess.casefile.seal.SignedCheckpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * One export, read and sealed, on its way out. Made by {@link ExportCase}; {@link #render} it, which may take seconds
 * and needs no transaction, then {@link #writeTo} whoever asked.
 */
public final class CaseExport {

  private static final String HOW_TO_CHECK = "how-to-check.html";

  /** What was read in the transaction of the export; a later entry is not part of it. */
  record Contents(CaseId id, Scope scope, Actor by, Instant at, List<Entry> entries, Set<Integer> withheld,
      People.Subject subject, List<NamedFile> models, SignedCheckpoint checkpoint, List<SignedCheckpoint> checkpoints,
      List<PublicKeyRecord> keys, String keyId) {}

  private final Contents contents;
  private final People people;
  private final Seal seal;
  private final PdfRenderer renderer;
  private final IntFunction<Optional<byte[]>> letters;
  private final Attachments attachments;
  private final Map<String, String> hashes = new TreeMap<>();
  private Map<Integer, byte[]> delivered;
  private byte[] pdf;

  CaseExport(Contents contents, People people, Seal seal, PdfRenderer renderer,
      IntFunction<Optional<byte[]>> letters, Attachments attachments) {
    this.contents = contents;
    this.people = people;
    this.seal = seal;
    this.renderer = renderer;
    this.letters = letters;
    this.attachments = attachments;
  }

  /** {@code PIP-2026-0011.zip}. */
  public String fileName() {
    return contents.id() + ".zip";
  }

  /** Makes the document for people. What can fail fails here, before the first byte is sent. */
  public CaseExport render() {
    Map<String, String> models = new TreeMap<>();
    contents.models().forEach(m -> models.put(m.name(), Chain.sha256(m.content())));
    delivered = letters();
    Map<Integer, Integer> pages = new TreeMap<>();
    delivered.forEach((number, letter) -> pages.put(number, LetterPages.count(letter)));
    pdf = renderer.render(CaseFilePage.of(new CaseFilePage.Material(contents.entries(), contents.withheld(),
        contents.scope(), people, contents.subject(), contents.by(), contents.at(), models, pages,
        contents.keyId(), checkpointInWords())),
        document -> LetterPages.layOn(document, delivered.values())).bytes();
    return this;
  }

  /** As they were delivered, by the numbers of their entries. */
  private Map<Integer, byte[]> letters() {
    Map<Integer, byte[]> delivered = new TreeMap<>();
    contents.entries().stream().filter(e -> e.kind() == EntryKind.LETTER && !e.erased()).map(Entry::number)
        .forEach(number -> letters.apply(number).ifPresent(letter -> delivered.put(number, letter)));
    return delivered;
  }

  private String checkpointInWords() {
    JsonNode checkpoint = Facts.of(contents.checkpoint().content());
    return "number %s, made on %s, content SHA-256 %s".formatted(checkpoint.path("number").asText(),
        Html.moment(Instant.parse(checkpoint.path("madeAt").asText())), Chain.sha256(contents.checkpoint().content()));
  }

  /** Writes the ZIP, file by file and always in the same order; the stream stays open. */
  public void writeTo(OutputStream out) throws IOException {
    if (pdf == null) {
      throw new IllegalStateException("Render %s first".formatted(fileName()));
    }
    hashes.clear();
    var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    add(zip, HOW_TO_CHECK, howToCheck());
    add(zip, "case-file.pdf", pdf);
    addLines(zip, "entries.jsonl", contents.entries().stream().map(Chain::line).toList());
    for (Map.Entry<Integer, byte[]> letter : delivered.entrySet()) {
      Entry entry = contents.entries().get(letter.getKey() - 1);
      add(zip, "letters/%d-%s.pdf".formatted(entry.number(), entry.topic()), letter.getValue());
    }
    for (Entry entry : contents.entries()) {
      List<Attachment> files = Attachments.of(entry);
      for (int part = 1; part <= files.size(); part++) {
        Optional<byte[]> content = attachments.content(contents.id(), entry.number(), part);
        if (content.isPresent()) {
          add(zip, files.get(part - 1).file(), content.get());
        }
      }
    }
    for (NamedFile model : contents.models()) {
      add(zip, "models/" + model.name(), model.content());
    }
    addLines(zip, "checkpoints.jsonl", contents.checkpoints().stream().map(SignedCheckpoint::line).toList());
    for (PublicKeyRecord key : contents.keys()) {
      add(zip, "keys/%s.pem".formatted(key.keyId()), key.pem().getBytes(StandardCharsets.US_ASCII));
    }
    addLines(zip, "keys/endorsements.jsonl",
        contents.keys().stream().flatMap(key -> key.endorsementLine().stream()).toList());
    byte[] manifest = manifest().getBytes(StandardCharsets.UTF_8);
    String signature = seal.sign(manifest).base64();
    add(zip, "manifest.json", manifest);
    add(zip, "manifest.sig", signature.getBytes(StandardCharsets.US_ASCII));
    zip.finish();
    zip.flush();
  }

  private String manifest() {
    return CanonicalJson.write(Map.of(
        "caseId", contents.id().value(),
        "entries", contents.entries().size(),
        "exportedAt", contents.at().toString(),
        "exportedBy", contents.by().userId(),
        "files", hashes,
        "format", 1,
        "head", contents.entries().get(contents.entries().size() - 1).link().hash(),
        "keyId", contents.keyId(),
        "scope", contents.scope().name()));
  }

  private void addLines(ZipOutputStream zip, String name, List<String> lines) throws IOException {
    var bytes = new StringBuilder();
    lines.forEach(line -> bytes.append(line).append('\n'));
    add(zip, name, bytes.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.ofInstant(contents.at(), ZoneOffset.UTC));
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
    hashes.put(name, Chain.sha256(bytes));
  }

  private static byte[] howToCheck() {
    try (InputStream page = CaseExport.class.getResourceAsStream("/export/" + HOW_TO_CHECK)) {
      if (page == null) {
        throw new IllegalStateException("The page %s is missing in this build".formatted(HOW_TO_CHECK));
      }
      return page.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
