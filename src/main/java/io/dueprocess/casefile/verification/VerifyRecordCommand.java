package io.dueprocess.casefile.verification;

import io.dueprocess.casefile.Refused;
import io.dueprocess.command.DatabaseProblem;
import io.dueprocess.command.QuietStart;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/**
 * The verification of the record in the database, on a command line. Starts the data source of the product's own
 * configuration and nothing else; it changes nothing, not even the schema.
 */
@Command(
    name = "due-process verify-record",
    description = "Verifies case files where they are kept, in the product's database.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all holds",
      "1:something does not hold",
      "2:the command can't be used, or the database can't be reached"
    })
public final class VerifyRecordCommand implements Callable<Integer> {

  @Spec
  private CommandSpec spec;

  @Mixin
  private TrustOptions trust;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "shows this")
  private boolean help;

  @Parameters(arity = "0..*", paramLabel = "CASE", description = "cases such as PIP-2026-0042; all where none is named")
  private List<String> cases = new ArrayList<>();

  private VerifyRecordCommand() {}

  /** Runs with the arguments of the product, the first of which is {@code verify-record}. Returns the exit code. */
  public static int run(String[] args) {
    return commandLine().execute(Arrays.copyOfRange(args, 1, args.length));
  }

  static CommandLine commandLine() {
    return new CommandLine(new VerifyRecordCommand());
  }

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try {
      Trust trusted = trust.read();
      try (ConfigurableApplicationContext context =
          QuietStart.part(Database.class, VerifyRecordCommand::neverMakeADatabase)) {
        return verify(context.getBean(RecordVerifier.class), trusted);
      }
    } catch (Refused e) {
      e.sentences().forEach(err::println);
    } catch (IOException e) {
      err.println(TrustOptions.unreadable(e));
    } catch (RuntimeException e) {
      err.println(DatabaseProblem.sentence(e,
          "The database is in use by the running product. Stop it first, or verify an export.",
          "The database refused: %s. Check spring.datasource.")
          .orElseThrow(() -> e));
    }
    return VerifyCommand.UNUSABLE;
  }

  /** All cases in a few lines, and all there is to say about those that do not hold or that were named. */
  private int verify(RecordVerifier verifier, Trust trusted) {
    PrintWriter out = spec.commandLine().getOut();
    Verdict checkpoints = verifier.verifyCheckpoints(trusted);
    checkpoints.lines().forEach(out::println);
    int failed = 0;
    List<String> all = cases.isEmpty() ? verifier.cases() : cases;
    for (String caseId : all) {
      Verdict verdict = verifier.verify(caseId, trusted);
      if (!verdict.holds() || !cases.isEmpty()) {
        verdict.lines().forEach(out::println);
      }
      failed += verdict.holds() ? 0 : 1;
    }
    out.println("Cases that hold: %,d of %,d.".formatted(all.size() - failed, all.size()));
    out.flush();
    return failed == 0 && checkpoints.holds() ? VerifyCommand.HOLDS : VerifyCommand.DOES_NOT_HOLD;
  }

  /** H2 makes the file that it does not find: an empty record would seem to hold. */
  private static void neverMakeADatabase(ConfigurableApplicationContext context) {
    ConfigurableEnvironment environment = context.getEnvironment();
    String url = environment.getRequiredProperty("spring.datasource.url");
    if (url.startsWith("jdbc:h2:") && !url.contains("IFEXISTS")) {
      environment.getPropertySources().addFirst(
          new MapPropertySource("existing database", Map.of("spring.datasource.url", url + ";IFEXISTS=TRUE")));
    }
  }

  /** What the verification needs of the product. No {@code @Configuration}: the product itself must not find it. */
  @ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
  })
  @Import(RecordVerifier.class)
  static class Database {}
}
