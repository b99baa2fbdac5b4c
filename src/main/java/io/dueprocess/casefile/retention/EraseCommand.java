package io.dueprocess.casefile.retention;

import io.dueprocess.casefile.Words;
import io.dueprocess.casefile.retention.EraseCases.Erased;
import io.dueprocess.casefile.seal.KeyProblem;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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

  /** What H2 says where another process has the file. */
  private static final int H2_FILE_IN_USE = 90020;

  /** It wants a web server. */
  private static final String REST_OF_THE_ENGINE =
      "org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration";

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
    try (ConfigurableApplicationContext context = start()) {
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
        c.what() == DueCase.What.CASE ? "would be erased" : "would be expunged", c.outcome(), c.closedOn(), c.policyRow(),
        c.finding().basis().reasons().get(0).text()));
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

  private ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(product)
        .web(WebApplicationType.NONE)
        .bannerMode(Banner.Mode.OFF)
        .registerShutdownHook(false)
        // as arguments, since they have to win over the product's own configuration
        .run("--logging.level.root=off", "--logging.level.io.dueprocess.casefile.retention=error",
            "--spring.main.log-startup-info=false", "--camunda.bpm.job-execution.enabled=false",
            "--due-process.retention.daily=false", "--spring.autoconfigure.exclude=" + REST_OF_THE_ENGINE);
  }

  /** One sentence in place of a stack trace; what is no matter of the configuration goes on. */
  private static String problem(RuntimeException problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql.getErrorCode() == H2_FILE_IN_USE
            ? "The database is in use by the running product, which erases once a day by itself. Stop it first."
            : "The database refused: %s. Check spring.datasource and try again."
                .formatted(sql.getMessage().lines().findFirst().orElse(""));
      }
      if (cause instanceof KeyProblem key) {
        return key.getMessage() + " " + key.remedy();
      }
    }
    throw problem;
  }
}
