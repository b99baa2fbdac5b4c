package io.dueprocess;

import io.dueprocess.employee.ImportCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application: a performance improvement plan run as a process. */
@SpringBootApplication
public class DueProcess {

  /** Starts the product, or imports a file and ends where the first argument is {@code import}. */
  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("import")) {
      System.exit(ImportCommand.run(args));
    }
    SpringApplication.run(DueProcess.class, args);
  }
}
