package io.dueprocess.casefile.retention;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Refused;
import org.springframework.stereotype.Component;

/** Counsel lifts a hold: from then on the case is kept for its retention time only. Refused where it is not held. */
@Component
public class LiftLegalHold {

  private final LegalHold legalHold;

  LiftLegalHold(LegalHold legalHold) {
    this.legalHold = legalHold;
  }

  /** Runs in the transaction of the caller. */
  public void lift(CaseId id, String reason, Actor actor) {
    if (!legalHold.lockedAndHeld(id, actor)) {
      throw new Refused("Case %s is not held. There is nothing to lift; check the number.".formatted(id));
    }
    legalHold.record(id, LegalHold.LIFTED, reason, actor, null);
  }
}
