package io.dueprocess.casefile.verification;

import io.dueprocess.casefile.Refused;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The keys that whoever verifies knows to be the employer's, got by another way than the file itself.
 *
 * @param keyIds ids of the keys
 * @param keys those of which more than the id is known, DER by id
 */
public record Trust(Set<String> keyIds, Map<String, byte[]> keys) {

  /** Nothing is known: the verdict can only say what it depends on. */
  public static final Trust NONE = new Trust(Set.of(), Map.of());

  /** Throws {@link Refused} where an id is none. */
  public static Trust inKeyIds(Iterable<String> ids) {
    Set<String> known = new TreeSet<>();
    for (String id : ids) {
      String plain = id.strip().toLowerCase(Locale.ROOT);
      if (!plain.matches("[0-9a-f]{16}")) {
        throw new Refused("\"%s\" is no key id. A key id has 16 digits from 0 to f.".formatted(Plain.text(id)));
      }
      known.add(plain);
    }
    return new Trust(known, Map.of());
  }

  /** With a key in a PEM file too. Throws {@link Refused} where the text is none. */
  public Trust andPem(String name, String pem) {
    byte[] der = KeyRing.der(pem);
    if (der == null) {
      throw new Refused("%s is no public Ed25519 key in PEM. It begins with -----BEGIN PUBLIC KEY-----."
          .formatted(name));
    }
    String id = KeyRing.id(der);
    Set<String> ids = new TreeSet<>(keyIds);
    ids.add(id);
    Map<String, byte[]> all = new TreeMap<>(keys);
    all.put(id, der);
    return new Trust(ids, all);
  }

  boolean given() {
    return !keyIds.isEmpty();
  }
}
