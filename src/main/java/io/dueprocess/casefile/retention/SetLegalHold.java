package io.dueprocess.casefile.retention;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Moments;
import io.dueprocess.casefile.Refused;
import org.springframework.stereotype.Component;

/**
 * Counsel holds a case, open or closed: nothing of it is erased or expunged until the hold is lifted. Refused: a case
 * that is held, that was erased, or in which counsel has a part.
 */
@Component
public class SetLegalHold {

  private final LegalHold legalHold;
  private final Moments moments;

  SetLegalHold(LegalHold legalHold, Moments moments) {
    this.legalHold = legalHold;
    this.moments = moments;
  }

  /** Runs in the transaction of the caller. */
  public void set(CaseId id, String reason, Actor actor) {
    if (legalHold.lockedAndHeld(id, actor)) {
      throw new Refused("Case %s is held already. To change the reason, lift the hold and set it again.".formatted(id));
    }
    legalHold.record(id, LegalHold.SET, reason, actor, moments.today());
  }
}
