package io.dueprocess;

import io.dueprocess.casefile.retention.EraseCommand;
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

  /** Starts the product, or does one thing and ends where the first argument is {@code import} or {@code erase}. */
  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("import")) {
      System.exit(ImportCommand.run(args));
    }
    if (args.length > 0 && args[0].equals("erase")) {
      System.exit(EraseCommand.run(DueProcess.class, args));
    }
    SpringApplication.run(DueProcess.class, args);
  }
}
