package io.dueprocess.termination;

import io.dueprocess.engine.CompletedTask;
import io.dueprocess.engine.FormListener;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("replyToProposal")
class ReplyToProposalListener extends FormListener<ReplyToProposal.Form> {

  private final ReplyToProposal replyToProposal;

  ReplyToProposalListener(ReplyToProposal replyToProposal) {
    super(ReplyToProposal.Form.class);
    this.replyToProposal = replyToProposal;
  }

  @Override
  protected Map<String, ?> completed(CompletedTask task, ReplyToProposal.Form form) {
    replyToProposal.reply(task.caseId(), form, task.actor());
    return Map.of();
  }
}
