package io.dueprocess.casefile.retention;

import io.dueprocess.casefile.CaseOutcome;
import io.dueprocess.casefile.Policy;
import io.dueprocess.casefile.PolicyFixtures;
import io.dueprocess.casefile.retention.RetentionFacts.Dated;
import io.dueprocess.casefile.retention.RetentionFacts.End;
import java.time.LocalDate;
import java.util.Optional;

/** A closed case with nothing special; a test changes one thing. */
record RetentionFixtures(RetentionFacts facts) {

  static final LocalDate END = LocalDate.of(2026, 3, 31);

  static RetentionFixtures ended(CaseOutcome outcome) {
    return new RetentionFixtures(
        new RetentionFacts(PolicyFixtures.policy(), "entry:2", Optional.of(new End("entry:50", outcome, END)),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
  }

  RetentionFixtures open() {
    return new RetentionFixtures(new RetentionFacts(facts.policy(), facts.policyRef(), Optional.empty(),
        facts.lastWorkingDay(), facts.notice(), facts.relapse(), facts.hold(), facts.expunged()));
  }

  RetentionFixtures policy(Policy policy) {
    return new RetentionFixtures(new RetentionFacts(policy, facts.policyRef(), facts.end(),
        facts.lastWorkingDay(), facts.notice(), facts.relapse(), facts.hold(), facts.expunged()));
  }

  RetentionFixtures endedOn(LocalDate day) {
    return new RetentionFixtures(new RetentionFacts(facts.policy(), facts.policyRef(),
        facts.end().map(e -> new End(e.ref(), e.outcome(), day)),
        facts.lastWorkingDay(), facts.notice(), facts.relapse(), facts.hold(), facts.expunged()));
  }

  RetentionFixtures lastWorkingDay(LocalDate day) {
    return new RetentionFixtures(new RetentionFacts(facts.policy(), facts.policyRef(), facts.end(),
        Optional.of(new Dated("entry:40", day)), facts.notice(), facts.relapse(), facts.hold(), facts.expunged()));
  }

  RetentionFixtures notice(LocalDate day) {
    return new RetentionFixtures(new RetentionFacts(facts.policy(), facts.policyRef(), facts.end(),
        facts.lastWorkingDay(), Optional.of(new Dated("entry:40", day)), facts.relapse(), facts.hold(),
        facts.expunged()));
  }

  RetentionFixtures relapse(LocalDate day) {
    return new RetentionFixtures(new RetentionFacts(facts.policy(), facts.policyRef(), facts.end(),
        facts.lastWorkingDay(), facts.notice(), Optional.of(new Dated("entry:45", day)), facts.hold(),
        facts.expunged()));
  }

  RetentionFixtures held(LocalDate day) {
    return new RetentionFixtures(new RetentionFacts(facts.policy(), facts.policyRef(), facts.end(),
        facts.lastWorkingDay(), facts.notice(), facts.relapse(), Optional.of(new Dated("entry:51", day)),
        facts.expunged()));
  }

  RetentionFixtures expunged(LocalDate day) {
    return new RetentionFixtures(new RetentionFacts(facts.policy(), facts.policyRef(), facts.end(),
        facts.lastWorkingDay(), facts.notice(), facts.relapse(), facts.hold(),
        Optional.of(new Dated("entry:52", day))));
  }
}
