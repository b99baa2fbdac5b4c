package io.dueprocess.casefile.retention;

import io.dueprocess.casefile.Words;
import io.dueprocess.casefile.retention.EraseCases.Erased;
import io.dueprocess.casefile.seal.KeyProblem;
import io.dueprocess.command.DatabaseProblem;
import io.dueprocess.command.QuietStart;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/**
 * The erasure on a command line, for a product that does not run, or beside it on a database that several may use.
 * Starts the product without its web server and without jobs: the engine's history goes with the cases.
 */
@Command(
    name = "due-process erase",
    description = "Erases the cases whose retention is over, and expunges what has to go before.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:everything that is due is erased, or listed with --dry-run",
      "1:something that is due could not be erased",
      "2:the command can't be used, or the database can't be reached"
    })
public final class EraseCommand implements Callable<Integer> {

  static final int DONE = 0;
  static final int SOMETHING_LEFT = 1;
  static final int UNUSABLE = 2;

  private final Class<?> product;

  @Spec
  private CommandSpec spec;

  @Option(names = "--dry-run", description = "lists what would go, and changes nothing")
  private boolean dryRun;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "shows this")
  private boolean help;

  private EraseCommand(Class<?> product) {
    this.product = product;
  }

  /** Runs with the arguments of the product, the first of which is {@code erase}. Returns the exit code. */
  public static int run(Class<?> product, String[] args) {
    return commandLine(product).execute(Arrays.copyOfRange(args, 1, args.length));
  }

  static CommandLine commandLine(Class<?> product) {
    return new CommandLine(new EraseCommand(product));
  }

  @Override
  public Integer call() {
    try (ConfigurableApplicationContext context = QuietStart.product(product,
        "--logging.level.io.dueprocess.casefile.retention=error", "--due-process.retention.daily=false")) {
      return dryRun ? list(context) : erase(context);
    } catch (RuntimeException e) {
      spec.commandLine().getErr().println(problem(e));
      return UNUSABLE;
    }
  }

  private int list(ConfigurableApplicationContext context) {
    PrintWriter out = spec.commandLine().getOut();
    DueCases.DryRun dry = context.getBean(DueCases.class).list(Integer.MAX_VALUE);
    dry.due().forEach(c -> out.printf("%s  %s  %s, closed on %s, policy %s: %s%n", c.id(),
        c.what() == DueCase.What.CASE ? "would be erased" : "would be expunged", c.outcome(), c.closedOn(),
        c.policyRow(), c.finding().basis().reasons().get(0).text()));
    dry.held().forEach(h -> out.printf("%s  held by counsel since %s%n", h.id(), h.since()));
    out.printf("On %s %s due, and counsel holds %s. Nothing was changed.%n", dry.today(),
        dry.due().size() == 1 ? "1 case is" : dry.due().size() + " cases are", Words.count(dry.held().size(), "case"));
    return DONE;
  }

  private int erase(ConfigurableApplicationContext context) {
    Erased gone = context.getBean(ErasureRun.class).run(soFar -> {});
    int left = context.getBean(DueCases.class).list(Integer.MAX_VALUE).due().size();
    spec.commandLine().getOut().printf("%s erased, entries of %s expunged.%n", Words.count(gone.cases(), "case"),
        Words.count(gone.expunged(), "case"));
    if (left > 0) {
      spec.commandLine().getErr().printf("%s could not be erased: see the messages above, or run it again when nobody "
          + "works on them.%n", Words.count(left, "case"));
    }
    return left == 0 ? DONE : SOMETHING_LEFT;
  }

  /** One sentence in place of a stack trace; what is no matter of the configuration goes on. */
  private static String problem(RuntimeException problem) {
    return DatabaseProblem.sentence(problem,
        "The database is in use by the running product, which erases once a day by itself. Stop it first.",
        "The database refused: %s. Check spring.datasource and try again.")
        .or(() -> KeyProblem.sentence(problem))
        .orElseThrow(() -> problem);
  }
}
