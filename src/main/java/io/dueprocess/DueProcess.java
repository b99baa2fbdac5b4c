package io.dueprocess;

import io.dueprocess.casefile.export.ExportCommand;
import io.dueprocess.casefile.verification.VerifyCommand;
import io.dueprocess.casefile.verification.VerifyRecordCommand;
import io.dueprocess.employee.ImportCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * The application: a performance improvement plan run as a process. Beans go by the full name of their class, so
 * that the short names are those that models use: {@code decideOnFile} is the listener, never the use case.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class DueProcess {

  /** Starts the product, or does what the first argument says and ends: import, export, verify, verify-record. */
  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("import")) {
      System.exit(ImportCommand.run(args));
    }
    if (args.length > 0 && args[0].equals("export")) {
      System.exit(ExportCommand.run(DueProcess.class, args));
    }
    if (args.length > 0 && args[0].equals("verify")) {
      System.exit(VerifyCommand.run(args));
    }
    if (args.length > 0 && args[0].equals("verify-record")) {
      System.exit(VerifyRecordCommand.run(args));
    }
    SpringApplication.run(DueProcess.class, args);
  }
}
