package io.dueprocess.engine;

import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.springframework.beans.factory.ListableBeanFactory;

/** Looks at every deployment before the engine takes it, whether it comes from here, the Modeler or REST. */
final class CheckedDeployer implements Deployer {

  private final ListableBeanFactory beans;

  CheckedDeployer(ListableBeanFactory beans) {
    this.beans = beans;
  }

  @Override
  public void deploy(DeploymentEntity deployment) {
    // what was deployed before is only read again, and running cases need it as it is
    if (deployment.isNew()) {
      Map<String, byte[]> files = new TreeMap<>();
      deployment.getResources().forEach((name, resource) -> files.put(name, resource.getBytes()));
      ModelProblem.refuse(ModelCheck.problems(files, ModelBeans.of(beans)));
    }
  }
}
