package io.dueprocess.casefile.retention;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Impartiality;
import io.dueprocess.casefile.PipCase;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.RequiredText;
import jakarta.validation.Validator;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What setting and lifting a hold have in common: one at a time for a case, by somebody who has no part in it, and the
 * newest LEGAL_HOLD entry says whether the case is held.
 */
@Component
class LegalHold {

  /** Topic of the entry by which a case is held. */
  static final String SET = "SET";

  /** Topic of the entry by which it is held no more. */
  static final String LIFTED = "LIFTED";

  private final CaseFiles caseFiles;
  private final Impartiality impartiality;
  private final JdbcClient jdbc;
  private final Validator validator;

  LegalHold(CaseFiles caseFiles, Impartiality impartiality, JdbcClient jdbc, Validator validator) {
    this.caseFiles = caseFiles;
    this.impartiality = impartiality;
    this.jdbc = jdbc;
    this.validator = validator;
  }

  /** Content of a LEGAL_HOLD entry. */
  record Reason(@RequiredText String reason) {}

  /** Whether the case is held; nobody changes that, nor erases the case, until the transaction ends. */
  boolean lockedAndHeld(CaseId id, Actor actor) {
    PipCase pipCase = caseFiles.lock(id)
        .orElseThrow(() -> new Refused("There is no case %s. Check the number.".formatted(id)));
    if (pipCase.erased()) {
      throw new Refused("Case %s was erased when its retention ended. There is nothing left to hold.".formatted(id));
    }
    impartiality.require(pipCase, actor);
    return jdbc.sql(
        "select topic from case_entry where case_id = ? and kind = ? order by number desc fetch first 1 rows only")
        .params(id.value(), EntryKind.LEGAL_HOLD.name())
        .query(String.class)
        .optional()
        .filter(SET::equals)
        .isPresent();
  }

  /** Puts it on record, with the day since which the case is held, null where it no longer is. */
  void record(CaseId id, String topic, String reason, Actor actor, LocalDate heldOn) {
    var content = new Reason(reason);
    var refused = new Refused.Collector();
    validator.validate(content).forEach(wrong -> refused.when(true, "Reason: " + wrong.getMessage()));
    refused.refuse();
    caseFiles.append(id, actor, EntryKind.LEGAL_HOLD, topic, content);
    jdbc.sql("update pip_case set held_on = ? where id = ?").params(heldOn, id.value()).update();
  }
}
