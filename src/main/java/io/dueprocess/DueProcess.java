package io.dueprocess;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application: a performance improvement plan run as a process. */
@SpringBootApplication
public class DueProcess {

  public static void main(String[] args) {
    SpringApplication.run(DueProcess.class, args);
  }
}
