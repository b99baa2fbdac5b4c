package io.dueprocess.casefile.seal;

import io.dueprocess.casefile.CaseEnded;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Seals a case in the transaction that ends it: last of all, so that whatever else that transaction appends is sealed
 * with it, and no other case waits longer than the commit takes.
 */
@Component
class SealEndedCases {

  private final Seal seal;

  SealEndedCases(Seal seal) {
    this.seal = seal;
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
  void seal(CaseEnded ended) {
    seal.checkpoint(ended.id(), Reason.CASE_ENDED);
  }
}
