package io.dueprocess.statement;

import io.dueprocess.engine.CompletedTask;
import io.dueprocess.engine.FormListener;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("offerTerms")
class OfferTermsListener extends FormListener<OfferTerms.Form> {

  private final OfferTerms offerTerms;

  OfferTermsListener(OfferTerms offerTerms) {
    super(OfferTerms.Form.class);
    this.offerTerms = offerTerms;
  }

  @Override
  protected Map<String, ?> completed(CompletedTask task, OfferTerms.Form form) {
    return Map.of("termsOffer", offerTerms.offer(task.caseId(), form, task.actor()).name());
  }
}
