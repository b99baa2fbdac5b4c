package io.dueprocess.engine;

import java.util.Set;

/** The beans that the product makes for its models. */
final class ModelBeans {

  static final Set<String> BEANS = Set.of(
      // delegates
      "assessFile", "evaluateCoaching", "validatePlan", "planNextCheckIn", "evaluateCheckIn", "recordMissedCheckIn",
      "reviewMetrics", "checkPaperTrail",
      // what a person's completion calls
      "requestImprovement", "reviewLegalRisk", "decideOnFile", "recordCoachingSession", "answerCoachingNote",
      "decideOnCoaching", "draftPlan", "approvePlan", "acknowledgePlan", "witnessDelivery", "recordCheckIn",
      "commentOnCheckIn", "decideOnOutcome", "acknowledgeExtension", "answerRoleOffer", "proposeTermination",
      "replyToProposal", "decideOnTermination", "fileAppeal", "hearAppeal", "reportRelapse", "decideOnRelapse",
      // what happens on the way
      "recordDelivery", "recordNoAnswer", "remind", "escalate", "enterStage", "openPeriod", "closeCase",
      // what an expression asks
      "party", "deadline", "coachingTime", "periodDates", "followUpTime");

  private ModelBeans() {
  }
}
