package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Tasks, events, waiting, restarts and deliveries twice, in any order. 2,000 steps; with {@code -Pany-order} 20,000. A
 * sequence after which something does not hold is made shorter and printed as a test for {@link KeptSequencesTest}.
 */
class AnyOrderTest {

  private static final int LONGEST = Integer.getInteger("any-order.longest", 60);
  private static final int LEAST = LONGEST * 34;

  private static CasePlay play;
  private static int steps;

  @BeforeContainer
  static void start() {
    play = new CasePlay();
    steps = 0;
  }

  @Provide
  Arbitrary<List<Integer>> choices() {
    return Arbitraries.integers().between(0, 99_999).withDistribution(RandomDistribution.uniform()).withoutEdgeCases()
        .list().ofMinSize(1).ofMaxSize(LONGEST).withSizeDistribution(RandomDistribution.uniform());
  }

  @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
  void whateverHappensInWhateverOrderTheCaseIsInOrder(@ForAll("choices") List<Integer> choices) {
    play.begin();
    for (int choice : choices) {
      play(play.choose(choice));
    }
  }

  private static void play(String line) {
    try {
      play.play(line);
      steps++;
    } catch (Throwable e) {
      throw new AssertionError("After the last of these steps something does not hold:\n%s\n%s"
          .formatted(play.asTest(), e.getMessage()), e);
    }
  }

  @AfterContainer
  static void stop() {
    Map<String, Integer> played = play.played();
    System.out.printf("%d steps in %d cases: %s%n", steps, play.cases(), played);
    play.close();
    assertThat(steps).as("steps").isGreaterThanOrEqualTo(LEAST);
    TreeSet<String> never = new TreeSet<>(CasePlay.tasks());
    never.removeIf(task -> played.containsKey("does " + task));
    assertThat(never).as("tasks that were never done").hasSizeLessThan(LONGEST > 60 ? 1 : 15);
  }
}
