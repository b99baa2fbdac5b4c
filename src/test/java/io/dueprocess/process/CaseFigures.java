package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * What a case costs the machine: {@code ./mvnw test -Dtest=CaseFigures}. Prints, and asserts only that there was
 * something to measure: machines differ.
 */
@Import(CaseFigures.Counting.class)
class CaseFigures extends ProcessTestCase {

  private static final int CASES = 100;

  @Test
  void timeOfAHundredCasesAndStatementsByStage() {
    terminated(underperformer());
    Counter.reset();
    CaseDriver one = terminated(underperformer());
    System.out.printf("%nOne case to termination, %d entries. SQL statements by stage (engine, ours; round trips):%n",
        one.file().entries().size());
    Counter.STAGES.forEach((stage, n) -> System.out.printf("  %-20s %5d %5d %7d%n", stage, n[0], n[1], n[2]));
    int[] sum = Counter.STAGES.values().stream().reduce(new int[3], (a, b) -> new int[] {a[0] + b[0], a[1] + b[1], a[2] + b[2]});
    System.out.printf("  %-20s %5d %5d %7d%n", "all", sum[0], sum[1], sum[2]);
    assertThat(sum[0]).isPositive();
    assertThat(sum[1]).isPositive();

    List<Long> millis = new ArrayList<>();
    long begin = System.nanoTime();
    for (int i = 0; i < CASES; i++) {
      long start = System.nanoTime();
      terminated(underperformer());
      millis.add((System.nanoTime() - start) / 1_000_000);
    }
    long all = (System.nanoTime() - begin) / 1_000_000;
    millis.sort(null);
    System.out.printf("%n%d cases to termination: %d ms in all; a case: min %d, median %d, max %d ms%n%n", CASES, all,
        millis.get(0), millis.get(CASES / 2), millis.get(CASES - 1));
  }

  /** Counts what goes to the database, by the stage that the case is in. */
  static final class Counter implements QueryExecutionListener {

    static final Map<String, int[]> STAGES = new LinkedHashMap<>();
    private static String stage = "REQUEST";

    static void reset() {
      STAGES.clear();
      stage = "REQUEST";
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
      for (QueryInfo query : queries) {
        if (query.getQuery().startsWith("update pip_case set stage = ?")) {
          List<ParameterSetOperation> parameters = query.getParametersList().get(0);
          stage = String.valueOf(parameters.get(0).getArgs()[1]);
        }
        boolean engine = query.getQuery().toUpperCase(java.util.Locale.ROOT).contains("ACT_");
        STAGES.computeIfAbsent(stage, s -> new int[3])[engine ? 0 : 1] += Math.max(1, query.getParametersList().size());
      }
      STAGES.computeIfAbsent(stage, s -> new int[3])[2]++;
    }
  }

  /** Puts the counter in front of the database. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Counting {
    @Bean
    static BeanPostProcessor countingDataSource() {
      return new BeanPostProcessor() {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
          return bean instanceof DataSource source
              ? ProxyDataSourceBuilder.create(source).listener(new Counter()).build()
              : bean;
        }
      };
    }
  }
}
