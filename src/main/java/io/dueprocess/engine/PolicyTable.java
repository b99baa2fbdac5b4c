package io.dueprocess.engine;

import io.dueprocess.casefile.Policies;
import io.dueprocess.casefile.Policy;
import io.dueprocess.casefile.Refused;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.stereotype.Component;

/**
 * The policy as HR keeps it: the latest deployed {@code pip-policy.dmn}. A table that can't be read is refused
 * with the row, the column and the remedy, so that no case begins on half a policy.
 */
@Component
class PolicyTable implements Policies {

  static final String DECISION = "pip-policy";

  private final RepositoryService repository;
  private final DecisionService decisions;
  private final IdentityService identity;

  PolicyTable(RepositoryService repository, DecisionService decisions, IdentityService identity) {
    this.repository = repository;
    this.decisions = decisions;
    this.identity = identity;
  }

  @Override
  public Policy forJurisdiction(String jurisdiction) {
    return asTheHouse(() -> {
      // evaluated by the id of one definition, so that the numbers and their version belong together
      DecisionDefinition table = latest();
      Row row = new Row(jurisdiction, evaluate(table, jurisdiction));
      return row.policy(table.getVersion());
    });
  }

  private DecisionDefinition latest() {
    DecisionDefinition table =
        repository.createDecisionDefinitionQuery().decisionDefinitionKey(DECISION).latestVersion().singleResult();
    if (table == null) {
      throw new Refused("There is no PIP policy: deploy pip-policy.dmn with a decision whose id is pip-policy.");
    }
    return table;
  }

  private DmnDecisionRuleResult evaluate(DecisionDefinition table, String jurisdiction) {
    DmnDecisionRuleResult result;
    try {
      result = decisions
          .evaluateDecisionTableById(table.getId(), Collections.singletonMap("jurisdiction", jurisdiction))
          .getSingleResult();
    } catch (ProcessEngineException e) {
      // the engine refuses a word in a column of numbers before it says in which cell
      List<String> cells = cellsWithoutNumber(table);
      if (cells.isEmpty()) {
        throw e;
      }
      throw new Refused(cells);
    }
    if (result == null) {
      throw new Refused("No row of the PIP policy applies to jurisdiction %s: add a last row with - as jurisdiction"
          .formatted(jurisdiction) + " and deploy pip-policy.dmn again.");
    }
    return result;
  }

  private List<String> cellsWithoutNumber(DecisionDefinition definition) {
    DecisionTable table = repository.getDmnModelInstance(definition.getId())
        .getModelElementsByType(DecisionTable.class).iterator().next();
    List<Output> outputs = List.copyOf(table.getOutputs());
    List<String> sentences = new ArrayList<>();
    int number = 0;
    for (Rule rule : table.getRules()) {
      number++;
      List<OutputEntry> cells = List.copyOf(rule.getOutputEntries());
      String row = String.valueOf(number);
      for (int i = 0; i < cells.size(); i++) {
        String name = outputs.get(i).getName();
        String text = cells.get(i).getText() == null ? "" : cells.get(i).getTextContent().strip();
        if (name.equals("row") && !text.isEmpty()) {
          row = text.replace("\"", "");
        } else if (outputs.get(i).getTypeRef().equals("integer") && !text.matches("\\d+")) {
          sentences.add(notANumber(row, name, text));
        }
      }
    }
    return sentences;
  }

  /**
   * The policy is no secret, and whoever triggers a step need not have rights on decision tables: read it without
   * the user's rights, and give the thread its user back.
   */
  private <T> T asTheHouse(Supplier<T> read) {
    var user = identity.getCurrentAuthentication();
    identity.clearAuthentication();
    try {
      return read.get();
    } finally {
      if (user != null) {
        identity.setAuthentication(user.getUserId(), user.getGroupIds(), user.getTenantIds());
      }
    }
  }

  private static String notANumber(String row, String output, Object found) {
    return "Row %s of the PIP policy says %s for %s: write a whole number of 0 or more there"
        .formatted(row, found, output) + " and deploy pip-policy.dmn again.";
  }

  private static String missing(String row, String output) {
    return "Row %s of the PIP policy says nothing for %s: fill in that cell and deploy pip-policy.dmn again."
        .formatted(row, output);
  }

  /** One row as the engine returns it; everything wrong with it is refused at once. */
  private static final class Row {

    private final Map<String, Object> outputs;
    private final String name;
    private final List<String> wrong = new ArrayList<>();

    Row(String jurisdiction, DmnDecisionRuleResult result) {
      this.outputs = result.getEntryMap();
      this.name = outputs.get("row") instanceof String row ? row : "for jurisdiction " + jurisdiction;
    }

    Policy policy(int version) {
      Policy policy = new Policy(
          text("row"),
          version,
          number("lookBackMonths"),
          number("riskMonths"),
          number("managerChangeMonths"),
          number("coachingSessions"),
          number("coachingDays"),
          number("noteLateDays"),
          number("periodMinDays"),
          number("periodMaxDays"),
          number("periodDefaultDays"),
          number("checkInEveryDays"),
          number("checkInGraceWorkingDays"),
          number("reminderDays"),
          number("decisionDays"),
          number("answerDays"),
          number("replyDays"),
          number("appealDays"),
          number("maxExtensions"),
          number("maxExtensionDays"),
          number("minMeasuredPercent"),
          number("amendUntilPercent"),
          number("evidenceMonths"),
          number("followUpDays"),
          number("relapseDecisionDays"),
          number("expungeDays"),
          number("retentionYears"),
          number("retentionDeclinedMonths"),
          number("retentionCoachedMonths"),
          number("retentionExitMonths"),
          number("retentionRoleMonths"),
          number("retentionTerminatedMonths"),
          text("terminationApprover"));
      if (!wrong.isEmpty()) {
        throw new Refused(wrong);
      }
      return policy;
    }

    private int number(String output) {
      Object value = outputs.get(output);
      if (value == null) {
        wrong.add(missing(name, output));
      } else if (value instanceof Integer number && number >= 0) {
        return number;
      } else {
        wrong.add(notANumber(name, output, value));
      }
      return 0;
    }

    private String text(String output) {
      Object value = outputs.get(output);
      if (value == null || value.toString().isBlank()) {
        wrong.add(missing(name, output));
      } else if (value instanceof String text) {
        return text.strip();
      } else {
        wrong.add("Row %s of the PIP policy says %s for %s: write a text in quotation marks there"
            .formatted(name, value, output) + " and deploy pip-policy.dmn again.");
      }
      return "";
    }
  }
}
