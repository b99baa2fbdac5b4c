package io.dueprocess.command;

import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts what a command needs: no web server, no banner, no log, since the terminal is for the command's own words. */
public final class QuietStart {

  private static final String DATABASE_OF_THE_DEMO =
      "spring.datasource.url=jdbc:h2:file:./data/due-process;TRACE_LEVEL_FILE=0";

  /** It wants a web server. */
  private static final String REST_OF_THE_ENGINE =
      "org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration";

  private QuietStart() {}

  /**
   * Starts a few beans of the product with its configuration, and neither engine nor anything else of it. Where no
   * database is configured it is that of the demo.
   */
  public static ConfigurableApplicationContext part(Class<?> beans, ApplicationContextInitializer<?>... initializers) {
    return start(builder(beans).properties(DATABASE_OF_THE_DEMO).initializers(initializers), Stream.empty());
  }

  /**
   * Starts the whole product, its engine included; no job runs.
   *
   * @param product the application
   * @param arguments settings of this command, as on a command line
   */
  public static ConfigurableApplicationContext product(Class<?> product, String... arguments) {
    return start(builder(product), Stream.concat(Stream.of("--camunda.bpm.job-execution.enabled=false",
        "--spring.autoconfigure.exclude=" + REST_OF_THE_ENGINE), Stream.of(arguments)));
  }

  private static SpringApplicationBuilder builder(Class<?> source) {
    return new SpringApplicationBuilder(source)
        .web(WebApplicationType.NONE)
        .bannerMode(Banner.Mode.OFF)
        .registerShutdownHook(false);
  }

  /** As arguments, since they have to win over the product's own configuration. */
  private static ConfigurableApplicationContext start(SpringApplicationBuilder builder, Stream<String> arguments) {
    return builder.run(
        Stream.concat(Stream.of("--logging.level.root=off", "--spring.main.log-startup-info=false"), arguments)
            .toArray(String[]::new));
  }
}
