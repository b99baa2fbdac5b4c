package io.dueprocess.casefile;

import static io.dueprocess.casefile.CanonicalJson.writeField;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/**
 * How the entries of a case hold together: each has a salted SHA-256 of its content, and a SHA-256 over its header,
 * which has the hash of the entry before it. Whoever changes, removes, adds or moves an entry changes every hash after
 * it. The salt keeps a content that could be guessed from being guessed by its hash once it has been erased.
 *
 * <p>A shell can do the same: {@code printf '%s' "$salt$content" | sha256sum} for the content, and the header is the
 * canonical JSON (RFC 8785) of all fields but {@code content}, {@code salt} and {@code hash}.
 */
public final class Chain {

  /** What the first entry of a case has in place of the hash before it. */
  public static final String START = "0".repeat(64);

  private static final SecureRandom RANDOM = new SecureRandom();

  private Chain() {}

  /** The next entry of a case. Its moment is kept to the millisecond: databases differ in what they keep beyond. */
  static Entry next(CaseId caseId, int number, String previous, Instant at, LocalDate happenedOn, Actor actor,
      EntryKind kind, String topic, String content) {
    String salt = salt();
    var unsealed = new Entry(caseId, number, at.truncatedTo(ChronoUnit.MILLIS), happenedOn, actor, kind, topic, content,
        new Entry.Link(salt, contentHash(salt, content), previous, null));
    return unsealed.with(hash(unsealed));
  }

  /** SHA-256 over the salt and the content, one after the other, in UTF-8. */
  public static String contentHash(String salt, String content) {
    return sha256(salt + content);
  }

  /** SHA-256 over the header of an entry. */
  public static String hash(Entry entry) {
    return sha256(header(entry));
  }

  /** What the hash of an entry covers, as canonical JSON: everything but its content, its salt and the hash itself. */
  public static String header(Entry entry) {
    return spelled(entry, false);
  }

  /** The whole entry as canonical JSON in one line, as an export has it; content and salt are null once erased. */
  public static String line(Entry entry) {
    return spelled(entry, true);
  }

  /** SHA-256 of a text in UTF-8, in lower-case hexadecimal digits. */
  public static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** SHA-256 in lower-case hexadecimal digits. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static String salt() {
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }

  /**
   * Fields in the order of canonical JSON, as the verifier spells them again; content, salt and the hash itself only
   * where the whole entry is asked for.
   */
  private static String spelled(Entry entry, boolean whole) {
    StringBuilder out = new StringBuilder(512);
    writeField('{', "actor", entry.actor().userId(), out);
    writeField(',', "actorRole", entry.actor().role(), out);
    writeField(',', "caseId", entry.caseId().value(), out);
    if (whole) {
      writeField(',', "content", entry.content(), out);
    }
    writeField(',', "contentHash", entry.link().contentHash(), out);
    writeField(',', "happenedOn", entry.happenedOn() == null ? null : entry.happenedOn().toString(), out);
    if (whole) {
      writeField(',', "hash", entry.link().hash(), out);
    }
    writeField(',', "kind", entry.kind().name(), out);
    out.append(",\"number\":").append(entry.number());
    writeField(',', "onBehalfOf", entry.actor().onBehalfOf(), out);
    writeField(',', "previous", entry.link().previous(), out);
    if (whole) {
      writeField(',', "salt", entry.link().salt(), out);
    }
    writeField(',', "topic", entry.topic(), out);
    writeField(',', "writtenAt", entry.at().toString(), out);
    return out.append('}').toString();
  }
}
