package io.dueprocess.amendment;

import io.dueprocess.casefile.Basis;
import io.dueprocess.casefile.Policy;
import io.dueprocess.casefile.Words;
import io.dueprocess.period.Period;
import io.dueprocess.plan.Goal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Says what an amendment changes, and what is wrong with it: nothing changes, the period would be shorter, or it is too
 * late for a change to the employee's disadvantage. Not to their disadvantage are a target that is easier to reach, a
 * goal that is mandatory no more or goes, other help, other words, and a later last day. Everything else is: a new
 * goal, another metric, unit, baseline, direction or way to add up, a harder target.
 *
 * <p>Source: handbook section 3, stage 5: the goals do not move, a change is an amendment. An opportunity is no real
 * one where its standards change when there is no time left to meet them (5 CFR 432.104; the share is the policy's, a house
 * default).
 */
final class ValidateAmendmentRule {

  static final String VERSION = "1";

  private final List<Goal> today;
  private final Period period;
  private final AmendmentProposal proposal;
  private final List<String> changes = new ArrayList<>();
  private final List<String> against = new ArrayList<>();
  private final Basis.Builder basis = Basis.of("ValidateAmendment", VERSION);

  private ValidateAmendmentRule(List<Goal> today, Period period, AmendmentProposal proposal) {
    this.today = today;
    this.period = period;
    this.proposal = proposal;
  }

  /**
   * Validates an amendment against the plan in force.
   *
   * @param goals those in force
   * @param period the one in force
   * @param planProblems what is wrong with the amended plan by itself
   * @param on the day of which the share of the period is counted
   */
  static AmendmentFinding validate(List<Goal> goals, Period period, AmendmentProposal proposal,
      List<String> planProblems, LocalDate on, Policy policy) {
    return new ValidateAmendmentRule(goals, period, proposal).validate(planProblems, on, policy);
  }

  private AmendmentFinding validate(List<String> planProblems, LocalDate on, Policy policy) {
    basis.input("today", on.toString());
    basis.input("period", "From %s to %s.".formatted(period.startsOn(), period.endsOn()));
    basis.policy("amendUntilPercent", policy.amendUntilPercent());
    List<String> problems = new ArrayList<>(planProblems);
    places(problems);
    if (problems.isEmpty()) {
      period(problems);
      goals();
      if (changes.isEmpty() && problems.isEmpty()) {
        problems.add("Goals: nothing would change. Change a goal or the last day.");
      }
    }
    boolean late = late(on, policy);
    if (late && !against.isEmpty() && problems.isEmpty()) {
      against.forEach(a -> problems.add(("%s More than %d %% of the period are over, so the plan is amended in the "
          + "employee's favour alone: leave that out.").formatted(a, policy.amendUntilPercent())));
    }
    reason("CHANGES", changes);
    reason("TO_THE_DISADVANTAGE", against);
    return new AmendmentFinding(problems, changes, against.isEmpty(), late, basis.build());
  }

  private void places(List<String> problems) {
    List<Integer> taken = new ArrayList<>();
    for (int i = 0; i < proposal.goals().size(); i++) {
      Integer place = proposal.replaces().get(i);
      if (place == null) {
        continue;
      }
      if (place < 1 || place > today.size()) {
        problems.add("Goal %d: it replaces goal %d, and the plan has goals 1 to %d. Correct the number."
            .formatted(i + 1, place, today.size()));
      } else if (taken.contains(place)) {
        problems.add("Goal %d: goal %d is replaced twice. Make one of the two a new goal."
            .formatted(i + 1, place));
      }
      taken.add(place);
    }
  }

  private void period(List<String> problems) {
    if (proposal.endsOn().isBefore(period.endsOn())) {
      problems.add(("Last day: %s is before the last day in force, %s. A period is not made shorter; HR may end it "
          + "early where every goal is met.").formatted(proposal.endsOn(), period.endsOn()));
    } else if (proposal.endsOn().isAfter(period.endsOn())) {
      changes.add("Last day: %s instead of %s.".formatted(proposal.endsOn(), period.endsOn()));
    }
  }

  private void goals() {
    for (int place = 1; place <= today.size(); place++) {
      Goal before = today.get(place - 1);
      int now = proposal.replaces().indexOf(place);
      if (now < 0) {
        changes.add("Goal %d, %s: dropped.".formatted(place, before.title()));
      } else {
        changed(place, before, proposal.goals().get(now));
      }
    }
    for (int i = 0; i < proposal.goals().size(); i++) {
      if (proposal.replaces().get(i) == null) {
        Goal goal = proposal.goals().get(i);
        against("New goal %d, %s: %s.".formatted(i + 1, goal.title(), goal.targetInWords()));
      }
    }
  }

  private void changed(int place, Goal before, Goal now) {
    String name = "Goal %d, ".formatted(place);
    words(name + "title", before.title(), now.title());
    words(name + "source", before.source(), now.source());
    words(name + "help", before.help(), now.help());
    boolean same = another(name + "metric", before.metric(), now.metric())
        & another(name + "unit", before.unit(), now.unit())
        & another(name + "direction", Words.of(before.direction()), Words.of(now.direction()))
        & another(name + "what counts", Words.of(before.aggregation()), Words.of(now.aggregation()));
    if (before.baseline().compareTo(now.baseline()) != 0) {
      against("%sbaseline: %s instead of %s.".formatted(name, Words.figure(now.baseline()),
          Words.figure(before.baseline())));
    }
    if (before.target().compareTo(now.target()) != 0) {
      String sentence = "%starget: %s instead of %s.".formatted(name, now.targetInWords(), before.targetInWords());
      if (same && now.reachedBy(before.target())) {
        changes.add(sentence);
      } else {
        against(sentence);
      }
    }
    if (before.mandatory() && !now.mandatory()) {
      changes.add(name + "mandatory: not any more.");
    } else if (!before.mandatory() && now.mandatory()) {
      against(name + "mandatory: from now on.");
    }
  }

  private void words(String field, String before, String now) {
    if (!before.strip().equals(now.strip())) {
      changes.add("%s: \"%s\" instead of \"%s\".".formatted(field, now.strip(), before.strip()));
    }
  }

  /** Whether it is the same. */
  private boolean another(String field, String before, String now) {
    if (Words.normal(before).equals(Words.normal(now))) {
      return true;
    }
    against("%s: \"%s\" instead of \"%s\".".formatted(field, now.strip(), before.strip()));
    return false;
  }

  private void against(String sentence) {
    changes.add(sentence);
    against.add(sentence);
  }

  private boolean late(LocalDate on, Policy policy) {
    long days = ChronoUnit.DAYS.between(period.startsOn(), period.endsOn()) + 1;
    long gone = ChronoUnit.DAYS.between(period.startsOn(), on);
    return gone * 100 > days * policy.amendUntilPercent();
  }

  private void reason(String code, List<String> sentences) {
    sentences.forEach(sentence -> basis.reason(code, sentence, "period"));
  }
}
