package io.dueprocess.employee;

import io.dueprocess.casefile.Refused;
import io.dueprocess.command.DatabaseProblem;
import io.dueprocess.command.QuietStart;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/**
 * The import on a command line. Starts the data source of the product's own configuration, and neither engine nor
 * web server.
 */
@Command(
    name = "due-process import",
    description = "Imports the CSV export of an HR system into the directory and the personnel files.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all lines are imported",
      "1:lines were refused; nothing is imported, or the rest with --skip-bad",
      "2:the command, the mapping or the file can't be used, or the database can't be reached"
    })
public final class ImportCommand implements Callable<Integer> {

  static final int DONE = 0;
  static final int REFUSED_LINES = 1;
  static final int UNUSABLE = 2;

  @Spec
  private CommandSpec spec;

  @Option(names = "--mapping", required = true, paramLabel = "mapping.yaml", description = "says how to read the file")
  private Path mapping;

  @Option(names = "--skip-bad", description = "leaves out lines that can't be read, and imports the rest")
  private boolean skipBad;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "shows this")
  private boolean help;

  @Parameters(index = "0", paramLabel = "file.csv", description = "the export")
  private Path file;

  private ImportCommand() {}

  /** Runs with the arguments of the product, the first of which is {@code import}. Returns the exit code. */
  public static int run(String[] args) {
    return commandLine().execute(Arrays.copyOfRange(args, 1, args.length));
  }

  static CommandLine commandLine() {
    return new CommandLine(new ImportCommand());
  }

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try {
      ImportMapping how = readMapping();
      ImportFile what = ImportFile.of(file);
      try (ConfigurableApplicationContext context = QuietStart.part(Database.class)) {
        return importInto(context, how, what);
      }
    } catch (Refused e) {
      e.sentences().forEach(err::println);
    } catch (NoSuchFileException e) {
      err.println("There is no file %s. Check the path.".formatted(e.getFile()));
    } catch (IOException e) {
      err.println("%s can't be read. Check the path and its permissions.".formatted(e.getMessage()));
    } catch (RuntimeException e) {
      err.println(DatabaseProblem.sentence(e,
          "The database is in use by the running product. Import over REST, or stop the product first.",
          "The database refused: %s. Check spring.datasource and try again; nothing was imported.")
          .orElseThrow(() -> e));
    }
    return UNUSABLE;
  }

  private ImportMapping readMapping() throws IOException {
    try (InputStream in = Files.newInputStream(mapping)) {
      return ImportMapping.read(in);
    }
  }

  private int importInto(ConfigurableApplicationContext context, ImportMapping how, ImportFile what) {
    PersonnelImport personnelImport = context.getBean(PersonnelImport.class);
    ImportReport report;
    try (Bar bar = new Bar()) {
      report = context.getBean(TransactionTemplate.class)
          .execute(status -> personnelImport.run(how, what, skipBad, bar));
    }
    PrintWriter err = spec.commandLine().getErr();
    report.problems().forEach(problem -> err.println(problem.sentence()));
    if (report.furtherProblems() > 0) {
      err.println("… and %,d more.".formatted(report.furtherProblems()));
    }
    err.flush();
    spec.commandLine().getOut().println(report.summary());
    return report.refused() == 0 ? DONE : REFUSED_LINES;
  }

  /** What the import needs of the product. No {@code @Configuration}: the product itself must not find it. */
  @ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    FlywayAutoConfiguration.class
  })
  @Import(PersonnelImport.class)
  static class Database {

    @Bean
    Clock clock() {
      return Clock.systemDefaultZone();
    }
  }

  /** Shown on a terminal only: a log file wants no bar. */
  private static final class Bar implements ImportProgress, AutoCloseable {

    private static final long KILOBYTE = 1024;

    private ProgressBar bar;
    private Step shown;

    @Override
    public void at(Step step, long done, long total) {
      if (System.console() == null) {
        return;
      }
      if (step != shown) {
        close();
        shown = step;
        bar = new ProgressBarBuilder()
            .setTaskName(step == Step.CHECKING ? "Checking" : "Writing")
            .setUnit(" kB", KILOBYTE)
            .setInitialMax(total)
            .setStyle(ProgressBarStyle.ASCII)
            .build();
      }
      bar.stepTo(done);
    }

    @Override
    public void close() {
      if (bar != null) {
        bar.close();
        bar = null;
      }
    }
  }
}
