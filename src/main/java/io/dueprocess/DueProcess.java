package io.dueprocess;

import io.dueprocess.casefile.export.ExportCommand;
import io.dueprocess.casefile.retention.EraseCommand;
import io.dueprocess.casefile.verification.VerifyCommand;
import io.dueprocess.casefile.verification.VerifyRecordCommand;
import io.dueprocess.employee.ImportCommand;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * The application: a performance improvement plan run as a process. Beans go by the full name of their class, so
 * that the short names are those that models use: {@code decideOnFile} is the listener, never the use case.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class DueProcess {

  private static final Map<String, ToIntFunction<String[]>> COMMANDS = Map.of(
      "import", ImportCommand::run,
      "verify", VerifyCommand::run,
      "verify-record", VerifyRecordCommand::run,
      "export", args -> ExportCommand.run(DueProcess.class, args),
      "erase", args -> EraseCommand.run(DueProcess.class, args));

  /** Starts the product, or does the one thing that the first argument names and ends with its exit code. */
  public static void main(String[] args) {
    if (args.length > 0 && COMMANDS.containsKey(args[0])) {
      System.exit(COMMANDS.get(args[0]).applyAsInt(args));
    }
    SpringApplication.run(DueProcess.class, args);
  }
}
