package io.dueprocess.casefile.attachment;

import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Chain;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Facts;
import io.dueprocess.casefile.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.util.unit.DataSize;

/**
 * The files that people add to their entries. Their contents are kept beside the record, appended and never changed;
 * the entry has the hash of each.
 */
@Repository
public class Attachments {

  private final JdbcClient jdbc;
  private final AttachmentSettings settings;

  Attachments(JdbcClient jdbc, AttachmentSettings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  /** A file as it comes from somebody, before anybody has looked at it. */
  public record Upload(String name, byte[] content) {}

  /** A file that may be kept. */
  public record Accepted(String name, FileType type, byte[] content) {

    /** How an entry of this number names it. */
    Attachment named(int entry, int part) {
      return new Attachment(name, type.mediaType(), content.length, Chain.sha256(content),
          "attachments/%d-%d.%s".formatted(entry, part, type.ending()));
    }
  }

  /**
   * Looks at files that somebody wants to add to one entry. Refuses, each by its name, those that are empty, too large,
   * of another kind, or not what their name says; and all of them where they are too many or too large together.
   */
  public List<Accepted> accept(List<Upload> uploads) {
    long size = uploads.stream().mapToLong(upload -> upload.content().length).sum();
    var refused = new Refused.Collector()
        .when(uploads.size() > settings.most(), "Attachments: %d files are too many, at most %d come with one text. "
            + "Send the others with another one.", uploads.size(), settings.most())
        .when(size > settings.atOnce().toBytes(), "Attachments: the files have %s together, at most %s come with one "
            + "text. Make them smaller, or send some with another one.", words(size),
            words(settings.atOnce().toBytes()));
    // not one is opened where there are too many
    refused.refuse();
    List<Accepted> accepted = new ArrayList<>();
    for (Upload upload : uploads) {
      String name = FileNames.clean(upload.name());
      Optional<FileType> type = FileType.of(name);
      Optional<String> problem = problem(type, upload.content());
      refused.when(problem.isPresent(), "Attachment “%s”: %s", name, problem.map(p -> "it " + p).orElse(""));
      type.ifPresent(known -> accepted.add(new Accepted(name, known, upload.content())));
    }
    refused.refuse();
    return accepted;
  }

  private Optional<String> problem(Optional<FileType> type, byte[] content) {
    if (content.length == 0) {
      return Optional.of("is empty. Attach the file that has something in it.");
    }
    if (content.length > settings.largest().toBytes()) {
      return Optional.of("has %s, at most %s are kept. Make it smaller.".formatted(words(content.length),
          words(settings.largest().toBytes())));
    }
    if (type.isEmpty()) {
      return Optional.of("is none of PDF, PNG, JPEG and plain text (.txt). Save or print it as one of them.");
    }
    return type.get().problem(content);
  }

  /** Refuses files with which the case would have more than is kept of one. */
  public void requireRoom(CaseFile file, List<Accepted> accepted) {
    long kept = file.entries().stream().flatMap(e -> of(e).stream()).mapToLong(Attachment::size).sum();
    long more = accepted.stream().mapToLong(a -> a.content().length).sum();
    if (!accepted.isEmpty() && kept + more > settings.inCase().toBytes()) {
      throw new Refused("Attachments: the case has %s of files already, and at most %s are kept. Bring the files to HR."
          .formatted(words(kept), words(settings.inCase().toBytes())));
    }
  }

  /** How the entry of this number will name the files. */
  public List<Attachment> named(int entry, List<Accepted> accepted) {
    return IntStream.range(0, accepted.size()).mapToObj(i -> accepted.get(i).named(entry, i + 1)).toList();
  }

  /** Keeps the files of an entry that names them, in the transaction in which it was written. */
  public void keep(Entry entry, List<Accepted> accepted) {
    for (int i = 0; i < accepted.size(); i++) {
      jdbc.sql("insert into attachment (case_id, number, part, content) values (?, ?, ?, ?)")
          .params(entry.caseId().value(), entry.number(), i + 1, accepted.get(i).content())
          .update();
    }
  }

  /** The files that an entry names; none where it was erased. */
  public static List<Attachment> of(Entry entry) {
    if (entry.kind() != EntryKind.STATEMENT) {
      return List.of();
    }
    return StreamSupport.stream(Facts.of(entry).path("attachments").spliterator(), false)
        .map(Attachments::attachment)
        .toList();
  }

  private static Attachment attachment(JsonNode named) {
    return new Attachment(named.path("name").asText(), named.path("mediaType").asText(), named.path("size").asInt(),
        named.path("sha256").asText(), named.path("file").asText());
  }

  /** The content of a file of an entry, counted from 1; empty where there is none or it has been erased. */
  public Optional<byte[]> content(CaseId id, int number, int part) {
    return jdbc.sql("select content from attachment where case_id = ? and number = ? and part = ? "
            + "and content is not null")
        .params(id.value(), number, part)
        .query((rs, row) -> rs.getBytes("content"))
        .optional();
  }

  /** How much may come at once, in bytes, all together. */
  public long mostAtOnce() {
    return settings.atOnce().toBytes();
  }

  /** "4.8 MB". */
  private static String words(long bytes) {
    DataSize size = DataSize.ofBytes(bytes);
    return size.toMegabytes() > 0 && bytes % (1 << 20) == 0 ? size.toMegabytes() + " MB"
        : bytes >= 100_000 ? String.format(Locale.ROOT, "%.1f MB", bytes / (double) (1 << 20))
        : bytes + " bytes";
  }
}
