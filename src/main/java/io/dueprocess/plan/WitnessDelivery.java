package io.dueprocess.plan;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.Answer;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Happened;
import io.dueprocess.casefile.Impartiality;
import io.dueprocess.casefile.Moments;
import io.dueprocess.casefile.OptionalText;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.RequiredText;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * HR witnesses that the plan reached an employee who refused to sign it or did not answer. Refused: a day in the
 * future, or before the plan was put before the employee.
 */
@Component
public class WitnessDelivery {

  private final CaseFiles caseFiles;
  private final Impartiality impartiality;
  private final Moments moments;

  WitnessDelivery(CaseFiles caseFiles, Impartiality impartiality, Moments moments) {
    this.caseFiles = caseFiles;
    this.impartiality = impartiality;
    this.moments = moments;
  }

  /** What HR fills in; also the content of a {@code WITNESSED_DELIVERY} entry. */
  public record Form(
      @NotNull(message = "enter the day of the delivery.") LocalDate deliveredOn,
      @NotNull(message = "choose how it was delivered.") How how,
      @RequiredText(max = 200) String witness,
      @OptionalText String note) implements Happened {

    @Override
    public LocalDate happenedOn() {
      return deliveredOn;
    }
  }

  /** How the plan was handed over. */
  public enum How {
    IN_PERSON,
    POST,
    EMAIL
  }

  void witness(CaseId id, Form form, Actor actor) {
    CaseFile file = caseFiles.read(id);
    impartiality.require(file.pipCase(), actor);
    LocalDate put = moments.day(file.last(EntryKind.DELIVERY, AcknowledgePlan.TOPIC, Answer.Delivery.class)
        .orElseThrow().entry().at());
    new Refused.Collector()
        .when(form.deliveredOn().isAfter(moments.today()),
            "Delivered on: %s is in the future. Complete this task after the delivery.", form.deliveredOn())
        .when(form.deliveredOn().isBefore(put),
            "Delivered on: %s is before the plan was put before the employee (%s). Correct the day.",
            form.deliveredOn(), put)
        .refuse();
    caseFiles.append(id, actor, EntryKind.WITNESSED_DELIVERY, form);
  }
}
