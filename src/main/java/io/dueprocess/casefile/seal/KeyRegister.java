package io.dueprocess.casefile.seal;

import io.dueprocess.casefile.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the public half of every key that signs, before it signs anything. A key that comes after another one is
 * endorsed by that one where the product is given it, so that whoever trusts the earlier key can trust the later.
 */
class KeyRegister {

  private static final Logger LOG = LoggerFactory.getLogger(KeyRegister.class);

  private final Checkpoints checkpoints;
  private final Clock clock;
  private final TransactionTemplate transaction;

  KeyRegister(Checkpoints checkpoints, Clock clock, PlatformTransactionManager transactions) {
    this.checkpoints = checkpoints;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Registers the key where the database doesn't know it; a key after the first one begins with a checkpoint of its
   * own. Throws {@link KeyProblem} where the previous key is one that never signed this record.
   */
  void register(SealingKey key, Optional<SealingKey> previous) {
    transaction.executeWithoutResult(status -> {
      checkpoints.takeTurn();
      List<PublicKeyRecord> known = checkpoints.keys();
      if (known.stream().anyMatch(earlier -> earlier.keyId().equals(key.keyId()))) {
        warnOfReplacedKey(key, known);
        return;
      }
      Instant now = Instant.now(clock).truncatedTo(ChronoUnit.MILLIS);
      if (known.isEmpty()) {
        checkpoints.add(new PublicKeyRecord(key.keyId(), key.der(), now, null, null));
        LOG.info("Key {} signs the record from now on", key.keyId());
        return;
      }
      checkpoints.add(replacing(key, previous, known, now));
      checkpoints.append(key, now, Reason.KEY_CHANGED, checkpoints.changed());
    });
  }

  private static PublicKeyRecord replacing(SealingKey key, Optional<SealingKey> previous, List<PublicKeyRecord> known,
      Instant now) {
    if (previous.isEmpty()) {
      LOG.warn("Key {} signs the record from now on, and no earlier key vouches for it: whoever checks an export has "
          + "to learn from you that it is yours. If this was not meant, stop the product and give it the key {} again. "
          + "To have the earlier key vouch for the next one, set due-process.seal.previous-key-file when it changes.",
          key.keyId(), known.get(known.size() - 1).keyId());
      return new PublicKeyRecord(key.keyId(), key.der(), now, null, null);
    }
    SealingKey endorsing = previous.get();
    if (known.stream().noneMatch(earlier -> earlier.keyId().equals(endorsing.keyId()))) {
      throw new KeyProblem("The key in due-process.seal.previous-key-file (%s) never signed this record."
          .formatted(endorsing.keyId()), "Name the file of the key %s, or leave the setting out."
          .formatted(known.get(known.size() - 1).keyId()));
    }
    String endorsement = CanonicalJson.write(Map.of(
        "endorsedBy", endorsing.keyId(),
        "key", key.keyId(),
        "publicKey", Base64.getEncoder().encodeToString(key.der()),
        "since", now.toString()));
    LOG.info("Key {} signs the record from now on; key {} vouches for it", key.keyId(), endorsing.keyId());
    return new PublicKeyRecord(key.keyId(), key.der(), now, endorsement,
        endorsing.sign(endorsement.getBytes(StandardCharsets.UTF_8)).base64());
  }

  private static void warnOfReplacedKey(SealingKey key, List<PublicKeyRecord> known) {
    String newest = known.get(known.size() - 1).keyId();
    if (!newest.equals(key.keyId())) {
      LOG.warn("Key {} signs the record, though key {} has replaced it: give this node the newer key", key.keyId(),
          newest);
    }
  }
}
