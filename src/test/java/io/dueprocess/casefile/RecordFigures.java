package io.dueprocess.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What the chain costs: {@code ./mvnw test -Dtest=RecordFigures}. Prints, and asserts only that there was something to
 * measure: machines differ.
 */
class RecordFigures {

  @Test
  void entriesASecondWithAndWithoutTheChain() throws RunnerException {
    Collection<RunResult> results =
        new Runner(new OptionsBuilder().include(AppendBenchmark.class.getName()).build()).run();
    assertThat(results).hasSize(4);
  }
}
