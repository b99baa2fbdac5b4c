package io.dueprocess.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Notes every sequence flow that a test takes, and leaves the list to {@link ModelCoverageCheck}. The one public
 * library for it is archived; flows are enough, since every node has one in or out.
 */
@TestConfiguration(proxyBeanMethods = false)
public class ModelCoverage {

  private static final Set<String> FLOWS = new ConcurrentSkipListSet<>();

  static {
    delete();
    Runtime.getRuntime().addShutdownHook(new Thread(ModelCoverage::write));
  }

  @Bean
  ProcessEnginePlugin coverage() {
    return new AbstractProcessEnginePlugin() {
      @Override
      public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomPreBPMNParseListeners(new ArrayList<>(List.of(new Listening())));
      }
    };
  }

  private static final class Listening extends AbstractBpmnParseListener {
    @Override
    public void parseSequenceFlow(Element flow, ScopeImpl scope, TransitionImpl transition) {
      transition.addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener) e -> FLOWS.add(transition.getId()));
    }
  }

  private static void delete() {
    try {
      Files.deleteIfExists(ModelCoverageCheck.TAKEN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write() {
    try {
      Files.createDirectories(ModelCoverageCheck.TAKEN.getParent());
      Files.write(ModelCoverageCheck.TAKEN, FLOWS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
