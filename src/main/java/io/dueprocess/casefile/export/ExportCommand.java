package io.dueprocess.casefile.export;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.seal.KeyProblem;
import io.dueprocess.command.DatabaseProblem;
import io.dueprocess.command.QuietStart;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/**
 * The export on a command line. Starts the product with its own configuration, since the engine keeps the models, but
 * without its web server, and no job runs.
 */
@Command(
    name = "due-process export",
    description = "Exports a case file as a ZIP that anybody can read and check.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:the case file is exported",
      "2:the command or the file can't be used, there is no such case, or the database can't be reached"
    })
public final class ExportCommand implements Callable<Integer> {

  static final int DONE = 0;
  static final int UNUSABLE = 2;

  private final Class<?> product;

  @Spec
  private CommandSpec spec;

  @Option(names = "--out", paramLabel = "file.zip",
      description = "where to write it; by default the case id with .zip, here")
  private Path out;

  @Option(names = "--for-employee", description = "the copy for the employee: the content of what was put before them")
  private boolean forEmployee;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "shows this")
  private boolean help;

  @Parameters(index = "0", paramLabel = "case", description = "such as PIP-2026-0011")
  private String caseId;

  private ExportCommand(Class<?> product) {
    this.product = product;
  }

  /**
   * Runs with the arguments of the product, the first of which is {@code export}. Returns the exit code.
   *
   * @param product the application to start
   */
  public static int run(Class<?> product, String[] args) {
    return commandLine(product).execute(Arrays.copyOfRange(args, 1, args.length));
  }

  static CommandLine commandLine(Class<?> product) {
    return new CommandLine(new ExportCommand(product));
  }

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try {
      CaseId id = new CaseId(caseId);
      try (ConfigurableApplicationContext context = QuietStart.product(product)) {
        return export(context, id);
      }
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
    } catch (NoSuchFileException e) {
      err.println("%s can't be written. Check the path.".formatted(e.getFile()));
    } catch (IOException e) {
      err.println("%s can't be written. Check the path and its permissions.".formatted(e.getMessage()));
    } catch (RuntimeException e) {
      err.println(problem(e));
    }
    return UNUSABLE;
  }

  private int export(ConfigurableApplicationContext context, CaseId id) throws IOException {
    if (context.getBean(CaseFiles.class).find(id).isEmpty()) {
      spec.commandLine().getErr().println("There is no case %s in this database. Check its number.".formatted(id));
      return UNUSABLE;
    }
    Path target = (out == null ? Path.of(id + ".zip") : out).toAbsolutePath();
    // beside it first: half a file must not look like a whole one
    Path beside = Files.createTempFile(target.getParent(), "export", ".part");
    try {
      Scope scope = forEmployee ? Scope.EMPLOYEE : Scope.FULL;
      Actor operator = new Actor(System.getProperty("user.name"), "operations");
      ExportCase exportCase = context.getBean(ExportCase.class);
      CaseExport export = context.getBean(TransactionTemplate.class)
          .execute(status -> exportCase.begin(id, scope, operator))
          .render();
      try (OutputStream zip = Files.newOutputStream(beside)) {
        export.writeTo(zip);
      }
      Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
    spec.commandLine().getOut().println("Exported %s to %s.".formatted(id, target));
    return DONE;
  }

  /** One sentence in place of a stack trace. */
  private static String problem(RuntimeException problem) {
    return DatabaseProblem.sentence(problem,
        "The database is in use by the running product. Export over REST, or stop the product first.",
        "The database refused: %s. Check spring.datasource and try again; nothing was exported.")
        .or(() -> KeyProblem.sentence(problem))
        .orElseGet(() -> "The export failed: %s"
            .formatted(firstLine(NestedExceptionUtils.getMostSpecificCause(problem))));
  }

  private static String firstLine(Throwable problem) {
    return problem.getMessage() == null ? problem.getClass().getSimpleName()
        : problem.getMessage().lines().findFirst().orElse("");
  }
}
