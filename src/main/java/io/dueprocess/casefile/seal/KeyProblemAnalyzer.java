package io.dueprocess.casefile.seal;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows an operator the sentence and the remedy, and no stack trace. Spring Boot finds it by spring.factories. */
class KeyProblemAnalyzer extends AbstractFailureAnalyzer<KeyProblem> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, KeyProblem problem) {
    return new FailureAnalysis(problem.getMessage(), problem.remedy(), problem);
  }
}
