package io.dueprocess.casefile.seal;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.DailyWork;
import io.dueprocess.casefile.seal.Checkpoints.Contradiction;
import io.dueprocess.casefile.seal.Checkpoints.Head;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals the record: signs the newest hash of each case, which stands for all entries before it. Checkpoints are
 * numbered without a gap, and each has the hash of the one before it. They are made in the transaction of whoever
 * asks, or in one of their own where there is none; one after the other, over all nodes.
 *
 * <p>Whoever asks keeps every other checkpoint waiting until their transaction ends: ask last, and end soon.
 */
@Component
public class Seal implements DailyWork {

  private static final Duration A_DAY = Duration.ofDays(1);

  private static final Logger LOG = LoggerFactory.getLogger(Seal.class);

  private final Checkpoints checkpoints;
  private final SealingKey key;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Seal(Checkpoints checkpoints, SealingKey key, Clock clock, PlatformTransactionManager transactions) {
    this.checkpoints = checkpoints;
    this.key = key;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Seals every case that changed since it was last sealed; empty where none has. */
  public Optional<SignedCheckpoint> checkpoint(Reason reason) {
    return transaction.execute(status -> {
      checkpoints.takeTurn();
      return changed(reason);
    });
  }

  /**
   * Seals one case, whatever its transaction has appended so far included. Where its newest entry is sealed already,
   * the checkpoint that did so. Throws {@link IllegalStateException} where there is no such case.
   */
  public SignedCheckpoint checkpoint(CaseId id, Reason reason) {
    return transaction.execute(status -> {
      checkpoints.takeTurn();
      Head head = checkpoints.headOf(id);
      return checkpoints.sealOf(head).orElseGet(() -> checkpoints.append(key, now(), reason, List.of(head)));
    });
  }

  /** A day after all that had changed was last sealed, where something has changed since then. */
  @Override
  public Optional<Instant> dueAt() {
    return checkpoints.anyChanged() ? Optional.of(nextDay().orElseGet(this::now)) : Optional.empty();
  }

  /** Seals what has changed if a day has passed since that was last done. */
  @Override
  public void doIfDue() {
    sealIfDue();
  }

  /** Seals what has changed if a day has passed since that was last done; of several nodes, one does it. */
  public Optional<SignedCheckpoint> sealIfDue() {
    if (!due()) {
      return Optional.empty();
    }
    Optional<SignedCheckpoint> made = transaction.execute(status -> {
      checkpoints.takeTurn();
      // another node may have been quicker
      return due() ? changed(Reason.DAILY) : Optional.empty();
    });
    if (made.isPresent()) {
      tellOfContradictions();
    }
    return made;
  }

  /** Signs any bytes with the key that signs the checkpoints. */
  public Signature sign(byte[] bytes) {
    return key.sign(bytes);
  }

  /** The checkpoints that sealed an entry of this case, the oldest first. */
  public List<SignedCheckpoint> checkpointsOf(CaseId id) {
    return checkpoints.of(id);
  }

  /** Every key that ever signed this record, the newest last. */
  public List<PublicKeyRecord> keys() {
    return checkpoints.keys();
  }

  /** The key that signs now. */
  public String keyId() {
    return key.keyId();
  }

  private Optional<SignedCheckpoint> changed(Reason reason) {
    List<Head> changed = checkpoints.changed();
    return changed.isEmpty() ? Optional.empty() : Optional.of(checkpoints.append(key, now(), reason, changed));
  }

  private boolean due() {
    return nextDay().map(at -> !at.isAfter(now())).orElse(true);
  }

  private Optional<Instant> nextDay() {
    return checkpoints.allSealedAt().map(last -> last.plus(A_DAY));
  }

  private void tellOfContradictions() {
    for (Contradiction gone : checkpoints.contradictions()) {
      LOG.error("Entry {} of {} is gone or changed, though checkpoint {} sealed it: verify that case", gone.number(),
          gone.caseId(), gone.checkpoint());
    }
  }

  private Instant now() {
    return Instant.now(clock).truncatedTo(ChronoUnit.MILLIS);
  }
}
