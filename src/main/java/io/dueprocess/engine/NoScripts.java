package io.dueprocess.engine;

import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.scripting.ExecutableScript;
import org.camunda.bpm.engine.impl.scripting.ScriptFactory;

/** No model brings code of its own: the engine makes no script, in no language, and no object of a class it is told. */
final class NoScripts extends ScriptFactory implements ArtifactFactory {

  @Override
  public ExecutableScript createScriptFromResource(String language, String resource) {
    throw refused();
  }

  @Override
  public ExecutableScript createScriptFromResource(String language, Expression resource) {
    throw refused();
  }

  @Override
  public ExecutableScript createScriptFromSource(String language, String source) {
    throw refused();
  }

  @Override
  public ExecutableScript createScriptFromSource(String language, Expression source) {
    throw refused();
  }

  @Override
  public <T> T getArtifact(Class<T> named) {
    throw new ProcessEngineException("Java classes in models are switched off; name a bean in a delegate expression.");
  }

  private static ProcessEngineException refused() {
    return new ProcessEngineException("Scripts are switched off; let a service task or a listener call a bean.");
  }
}
