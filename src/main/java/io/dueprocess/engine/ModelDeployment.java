package io.dueprocess.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys all of {@code processes/} at start-up as one deployment, if anything in it has changed. The starter's own
 * deployment names a file by its path, which differs from machine to machine and from jar to folder: then forms are
 * not found, and every move would make new versions.
 */
@Component
class ModelDeployment {

  private static final String NAME = "Due Process";
  private static final List<String> PATTERNS =
      List.of("classpath*:processes/*.bpmn", "classpath*:processes/*.dmn", "classpath*:processes/forms/*.html");

  private final RepositoryService repository;

  ModelDeployment(RepositoryService repository) {
    this.repository = repository;
  }

  void deploy() {
    DeploymentBuilder deployment = repository.createDeployment().name(NAME).enableDuplicateFiltering(false);
    PATTERNS.stream()
        .flatMap(ModelDeployment::files)
        .sorted(Comparator.comparing(Resource::getFilename))
        .forEach(file -> add(deployment, file));
    deployment.deploy();
  }

  private static Stream<Resource> files(String pattern) {
    try {
      return Stream.of(new PathMatchingResourcePatternResolver().getResources(pattern));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(DeploymentBuilder deployment, Resource file) {
    try (var content = file.getInputStream()) {
      deployment.addInputStream(file.getFilename(), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
