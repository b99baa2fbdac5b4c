package io.dueprocess.request;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.engine.StartFormListener;
import org.springframework.stereotype.Component;

@Component("requestImprovement")
class RequestImprovementListener extends StartFormListener<RequestImprovement.Form> {

  private final RequestImprovement requestImprovement;

  RequestImprovementListener(RequestImprovement requestImprovement) {
    super(RequestImprovement.Form.class, "manager");
    this.requestImprovement = requestImprovement;
  }

  @Override
  protected CaseId open(RequestImprovement.Form form, Actor actor) {
    return requestImprovement.request(form, actor);
  }
}
