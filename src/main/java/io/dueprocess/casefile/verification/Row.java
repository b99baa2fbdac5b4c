package io.dueprocess.casefile.verification;

import static io.dueprocess.casefile.CanonicalJson.writeField;

import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.casefile.Chain;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.verification.StrictJson.Malformed;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An entry as it was found, in a line of an export or a row of the database. Nothing about it is believed: any field
 * may be null or nonsense.
 */
record Row(String caseId, Integer number, String writtenAt, String happenedOn, String actor, String actorRole,
    String onBehalfOf, String kind, String topic, String content, String salt, String contentHash, String previous,
    String hash) {

  private static final Set<String> FIELDS = Set.of("actor", "actorRole", "caseId", "content", "contentHash",
      "happenedOn", "hash", "kind", "number", "onBehalfOf", "previous", "salt", "topic", "writtenAt");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern SALT = Pattern.compile("[0-9a-f]{32}");

  /** Reads a line of {@code entries.jsonl}. */
  static Row of(String line) throws Malformed {
    JsonNode json = StrictJson.fields(line, FIELDS);
    Row row = new Row(StrictJson.string(json, "caseId"), StrictJson.integer(json, "number"),
        StrictJson.string(json, "writtenAt"), StrictJson.stringOrNull(json, "happenedOn"),
        StrictJson.string(json, "actor"), StrictJson.string(json, "actorRole"),
        StrictJson.stringOrNull(json, "onBehalfOf"), StrictJson.string(json, "kind"),
        StrictJson.stringOrNull(json, "topic"), StrictJson.stringOrNull(json, "content"),
        StrictJson.stringOrNull(json, "salt"), StrictJson.string(json, "contentHash"),
        StrictJson.string(json, "previous"), StrictJson.string(json, "hash"));
    if (!row.json(true).equals(line)) {
      throw new Malformed(StrictJson.NOT_CANONICAL);
    }
    return row;
  }

  /** SHA-256 of its header as it stands: that is its hash unless somebody changed something. */
  String computedHash() {
    return Chain.sha256(json(false));
  }

  /** Canonical JSON, spelled out since its fields are known: of all of them, or of those that the hash covers. */
  private String json(boolean whole) {
    StringBuilder json = new StringBuilder(whole && content != null ? content.length() + 1000 : 600);
    writeField('{', "actor", actor, json);
    writeField(',', "actorRole", actorRole, json);
    writeField(',', "caseId", caseId, json);
    if (whole) {
      writeField(',', "content", content, json);
    }
    writeField(',', "contentHash", contentHash, json);
    writeField(',', "happenedOn", happenedOn, json);
    if (whole) {
      writeField(',', "hash", hash, json);
    }
    writeField(',', "kind", kind, json);
    json.append(",\"number\":").append(number);
    writeField(',', "onBehalfOf", onBehalfOf, json);
    writeField(',', "previous", previous, json);
    if (whole) {
      writeField(',', "salt", salt, json);
    }
    writeField(',', "topic", topic, json);
    writeField(',', "writtenAt", writtenAt, json);
    return json.append('}').toString();
  }

  /** Whether the header has the hash that stands beside it. */
  boolean headerHolds() {
    return isWellFormed(actor, actorRole, caseId, onBehalfOf, topic, kind) && computedHash().equals(hash);
  }

  boolean hasContent() {
    return content != null || salt != null;
  }

  /** Whether content and salt have the hash that stands beside them. */
  boolean contentHolds() {
    return content != null && salt != null && isWellFormed(content, salt)
        && Chain.contentHash(salt, content).equals(contentHash);
  }

  /**
   * What is not as the product writes it although all hashes fit, as the end of a sentence; null where all is well.
   * Whoever has written an entry anew in another program may have got the hashes right and this wrong.
   */
  String oddity() {
    if (!isTime(writtenAt)) {
      return "the time at which it was written is none";
    }
    if (happenedOn != null && !isDay(happenedOn)) {
      return "the day on which it happened is none";
    }
    if (number < 1 || !HASH.matcher(previous).matches() || !HASH.matcher(contentHash).matches()) {
      return "its number or a hash in it has not the form of one";
    }
    if (salt != null && !SALT.matcher(salt).matches()) {
      return "its salt has not the form of one";
    }
    return null;
  }

  boolean hasCanonicalContent() {
    try {
      StrictJson.any(content);
      return StrictJson.isCanonical(content);
    } catch (Malformed e) {
      return false;
    }
  }

  boolean isOfKnownKind() {
    return Stream.of(EntryKind.values()).anyMatch(known -> known.name().equals(kind));
  }

  boolean is(EntryKind one) {
    return one.name().equals(kind);
  }

  Row withoutContent() {
    return with(content == null ? null : "", salt == null ? null : "", number, caseId, previous, contentHash, kind);
  }

  Row withNumber(int other) {
    return with(content, salt, other, caseId, previous, contentHash, kind);
  }

  Row withCaseId(String other) {
    return with(content, salt, number, other, previous, contentHash, kind);
  }

  Row withPrevious(String other) {
    return with(content, salt, number, caseId, other, contentHash, kind);
  }

  Row withContentHash(String other) {
    return with(content, salt, number, caseId, previous, other, kind);
  }

  Row withKind(String other) {
    return with(content, salt, number, caseId, previous, contentHash, other);
  }

  private Row with(String otherContent, String otherSalt, Integer otherNumber, String otherCaseId, String otherPrevious,
      String otherContentHash, String otherKind) {
    return new Row(otherCaseId, otherNumber, writtenAt, happenedOn, actor, actorRole, onBehalfOf, otherKind, topic,
        otherContent, otherSalt, otherContentHash, otherPrevious, hash);
  }

  Instant time() {
    return isTime(writtenAt) ? Instant.parse(writtenAt) : null;
  }

  private static boolean isTime(String text) {
    try {
      return text != null && Instant.parse(text).toString().equals(text);
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isDay(String text) {
    try {
      return LocalDate.parse(text).toString().equals(text);
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Half a character becomes a question mark in UTF-8, so that two texts would have the same hash. */
  private static boolean isWellFormed(String... texts) {
    for (String text : texts) {
      for (int i = 0; text != null && i < text.length(); i++) {
        char c = text.charAt(i);
        if (Character.isSurrogate(c)) {
          if (!Character.isHighSurrogate(c) || i + 1 == text.length()
              || !Character.isLowSurrogate(text.charAt(i + 1))) {
            return false;
          }
          i++;
        }
      }
    }
    return true;
  }
}
