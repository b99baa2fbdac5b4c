package io.dueprocess.casefile.verification;

import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.casefile.Chain;
import io.dueprocess.casefile.verification.StrictJson.Malformed;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The public keys that are at hand, which of them count, and whether a signature is one of theirs. */
final class KeyRing {

  /** What stands before the 32 bytes of every Ed25519 key in DER (RFC 8410). */
  private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");
  private static final int DER_LENGTH = 44;
  private static final int SIGNATURE_LENGTH = 64;
  private static final Set<String> ENDORSEMENT = Set.of("endorsedBy", "key", "publicKey", "since");

  /** Signatures that were good once: a checkpoint that seals a thousand cases is not checked a thousand times. */
  static final class Known {

    private static final int MOST = 100_000;

    private final Set<String> good = ConcurrentHashMap.newKeySet();
  }

  private record Endorsement(String by, String key) {}

  private final Trust trust;
  private final Known known;
  private final Map<String, PublicKey> keys = new TreeMap<>();
  private final List<Endorsement> endorsements = new ArrayList<>();
  private final Set<String> used = new TreeSet<>();

  KeyRing(Trust trust, Known known) {
    this.trust = trust;
    this.known = known;
    trust.keys().values().forEach(this::add);
  }

  /** The id of a key: the first 16 digits of the SHA-256 of its DER. */
  static String id(byte[] der) {
    return Chain.sha256(der).substring(0, 16);
  }

  /** The DER in a PEM text; null where there is none of an Ed25519 key. */
  static byte[] der(String pem) {
    String text = pem.strip();
    String begin = "-----BEGIN PUBLIC KEY-----";
    String end = "-----END PUBLIC KEY-----";
    if (!text.startsWith(begin) || !text.endsWith(end) || text.length() < begin.length() + end.length()) {
      return null;
    }
    return der64(text.substring(begin.length(), text.length() - end.length()).replaceAll("\\s", ""));
  }

  /** The DER in a base64 text; null where it is no Ed25519 key. */
  static byte[] der64(String base64) {
    try {
      byte[] der = Base64.getDecoder().decode(base64);
      boolean isKey = der.length == DER_LENGTH && Arrays.equals(Arrays.copyOf(der, ED25519.length), ED25519);
      return isKey ? der : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Adds a key, whether it counts or not. Returns its id. */
  String add(byte[] der) {
    String id = id(der);
    try {
      keys.put(id, KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der)));
    } catch (GeneralSecurityException e) {
      // no point on the curve: nothing will ever be signed with it
    }
    return id;
  }

  boolean has(String keyId) {
    return keys.containsKey(keyId);
  }

  /** Takes note that one key vouches for another. Says what is wrong with it otherwise. */
  void endorse(String content, String signature) throws Malformed {
    JsonNode json = StrictJson.object(content, ENDORSEMENT);
    String by = StrictJson.string(json, "endorsedBy");
    String key = StrictJson.string(json, "key");
    byte[] der = der64(StrictJson.string(json, "publicKey"));
    if (der == null || !id(der).equals(key)) {
      throw new Malformed("is for a key that has not the id it names");
    }
    if (!has(by)) {
      throw new Malformed("is by key %s, which is not there".formatted(Plain.text(by)));
    }
    if (!signed(by, content.getBytes(StandardCharsets.UTF_8), signature)) {
      throw new Malformed("is not signed by key " + by);
    }
    add(der);
    endorsements.add(new Endorsement(by, key));
  }

  /** What is wrong with a signature, as a sentence that begins with what was signed; null where it counts. */
  String fault(String what, String keyId, byte[] content, String signature) {
    if (!has(keyId)) {
      return "%s is signed with key %s, which is not there: it proves nothing.".formatted(what, Plain.text(keyId));
    }
    if (!signed(keyId, content, signature)) {
      return "%s was changed after it was signed: key %s did not sign it as it stands.".formatted(what, keyId);
    }
    if (trust.given() && !counting(trust.keyIds()).contains(keyId)) {
      return "%s is signed with key %s, which is not the one that you trust (%s) and which that one does not endorse."
          .formatted(what, keyId, String.join(", ", trust.keyIds()));
    }
    used.add(keyId);
    return null;
  }

  /** What the verdict depends on. */
  String condition() {
    if (used.isEmpty()) {
      return "No signature counts: nothing says who made this record.";
    }
    if (trust.given()) {
      return "Signed with a key that you trust (%s).".formatted(
          used.stream().map(id -> trust.keyIds().contains(id) ? id : id + ", endorsed by it")
              .collect(Collectors.joining("; ")));
    }
    Set<String> endorsed = endorsements.stream().map(Endorsement::key).collect(Collectors.toSet());
    Set<String> roots = used.stream().filter(id -> !endorsed.contains(id))
        .collect(Collectors.toCollection(TreeSet::new));
    endorsements.stream().map(Endorsement::by)
        .filter(by -> !endorsed.contains(by) && counting(Set.of(by)).stream().anyMatch(used::contains))
            .forEach(roots::add);
    return ("This is worth as much as the %s %s: compare with what the employer publishes (/api/seal/keys) or gave you "
        + "earlier, and verify with --key-id %s.").formatted(roots.size() == 1 ? "key" : "keys",
            String.join(" and ", roots),
        String.join(" --key-id ", roots));
  }

  private Set<String> counting(Set<String> from) {
    Set<String> counting = new TreeSet<>(from);
    while (endorsements.stream().filter(one -> counting.contains(one.by())).map(one -> counting.add(one.key()))
        .reduce(false, Boolean::logicalOr)) {
      // as long as one more is endorsed by one that counts
    }
    return counting;
  }

  private boolean signed(String keyId, byte[] content, String signature) {
    String name = keyId + ' ' + signature + ' ' + Chain.sha256(content);
    if (known.good.contains(name)) {
      return true;
    }
    byte[] bytes = signature(signature);
    if (bytes == null) {
      return false;
    }
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initVerify(keys.get(keyId));
      ed25519.update(content);
      boolean good = ed25519.verify(bytes);
      if (good && known.good.size() < Known.MOST) {
        known.good.add(name);
      }
      return good;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** One spelling only: base64 has bits at its end that nobody reads. */
  private static byte[] signature(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      return bytes.length == SIGNATURE_LENGTH && Base64.getEncoder().encodeToString(bytes).equals(base64) ? bytes
          : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
