package io.dueprocess.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Notes every node that a test enters and every sequence flow that it takes, and leaves one list a model to
 * {@link ModelCoverageCheck}. What is rolled back was not passed. Our own, since the one public library for it is
 * archived.
 */
@TestConfiguration(proxyBeanMethods = false)
public class ModelCoverage {

  /** Where each JVM of a test run leaves, in a folder of its own and one file a model, the ids of what it passed. */
  static final Path FOLDER = Path.of("target", "model-coverage");

  private static final Path OF_THIS_JVM = FOLDER.resolve(System.getProperty("test.fork", "jvm1"));

  private static final Map<String, Set<String>> PASSED = new ConcurrentSkipListMap<>();

  /** Once a JVM, however many contexts it starts. */
  private static final class Run {

    static void begin() {}

    static {
      deleteFormerRun();
      Runtime.getRuntime().addShutdownHook(new Thread(ModelCoverage::write));
    }
  }

  /** Not where a test runs after the check and would take its lists away: {@code model-coverage=off}. */
  @Bean
  @ConditionalOnProperty(name = "model-coverage", havingValue = "on", matchIfMissing = true)
  ProcessEnginePlugin coverage() {
    Run.begin();
    return new AbstractProcessEnginePlugin() {
      @Override
      public void preInit(ProcessEngineConfigurationImpl engine) {
        List<BpmnParseListener> listeners = engine.getCustomPreBPMNParseListeners();
        List<BpmnParseListener> all = listeners == null ? new ArrayList<>() : new ArrayList<>(listeners);
        all.add(new Listening());
        engine.setCustomPreBPMNParseListeners(all);
      }
    };
  }

  /** Listens to all of a model once it is parsed. */
  private static final class Listening extends AbstractBpmnParseListener {

    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
      listen(definition.getKey(), definition);
    }

    private void listen(String model, ScopeImpl scope) {
      for (ActivityImpl activity : scope.getActivities()) {
        activity.addListener(ExecutionListener.EVENTNAME_START, note(model, activity.getId()));
        for (PvmTransition flow : activity.getOutgoingTransitions()) {
          ((TransitionImpl) flow).addListener(ExecutionListener.EVENTNAME_TAKE, note(model, flow.getId()));
        }
        listen(model, activity);
      }
    }

    private static ExecutionListener note(String model, String element) {
      return execution -> Context.getCommandContext().getTransactionContext().addTransactionListener(
          TransactionState.COMMITTED,
          committed -> PASSED.computeIfAbsent(model, m -> new ConcurrentSkipListSet<>()).add(element));
    }
  }

  private static void deleteFormerRun() {
    if (!Files.isDirectory(OF_THIS_JVM)) {
      return;
    }
    try (var files = Files.list(OF_THIS_JVM)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write() {
    try {
      Files.createDirectories(OF_THIS_JVM);
      for (Map.Entry<String, Set<String>> model : PASSED.entrySet()) {
        Files.write(OF_THIS_JVM.resolve(model.getKey() + ".txt"), model.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
