package io.dueprocess.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.beans.factory.ListableBeanFactory;
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
  private final ListableBeanFactory beans;

  ModelDeployment(RepositoryService repository, ListableBeanFactory beans) {
    this.repository = repository;
    this.beans = beans;
  }

  /** Refuses to start with models that would break a case, with every problem on a line of its own. */
  void deploy() {
    Map<String, byte[]> files = files();
    // also where the engine has these files already: the beans may have changed since
    ModelProblem.refuse(ModelCheck.problems(files, ModelBeans.of(beans)));
    DeploymentBuilder deployment = repository.createDeployment().name(NAME).enableDuplicateFiltering(false);
    files.forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
    deployment.deploy();
  }

  private static Map<String, byte[]> files() {
    Map<String, byte[]> files = new TreeMap<>();
    var resolver = new PathMatchingResourcePatternResolver();
    try {
      for (String pattern : PATTERNS) {
        for (Resource file : resolver.getResources(pattern)) {
          files.put(file.getFilename(), file.getContentAsByteArray());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}
