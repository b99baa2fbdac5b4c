package io.dueprocess.engine;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.export.Way;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.LinkEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.springframework.stereotype.Component;

/** The way that a case took through its models, as the engine's history tells it. */
@Component
class WaysTaken {

  private static final String BODY = "#multiInstanceBody";

  private final HistoryService history;
  private final RepositoryService repository;

  WaysTaken(HistoryService history, RepositoryService repository) {
    this.history = history;
    this.repository = repository;
  }

  /**
   * One way through each version of each model that the case came to, by the definition's id, in that order; none
   * through a version whose deployment was deleted.
   */
  Map<String, Way> of(CaseId id) {
    Map<String, Map<String, Integer>> times = new LinkedHashMap<>();
    Map<String, Set<String>> unclear = new HashMap<>();
    for (List<HistoricActivityInstance> instance : passesByInstance(id)) {
      Map<String, List<TakenFlows.Pass>> byDefinition = byDefinition(instance);
      byDefinition.forEach((definition, passes) -> {
        if (deleted(definition)) {
          return;
        }
        TakenFlows.Passed passed = TakenFlows.of(model(definition), passes);
        Map<String, Integer> sum = times.computeIfAbsent(definition, d -> new TreeMap<>());
        passed.times().forEach((element, often) -> sum.merge(element, often, Integer::sum));
        unclear.computeIfAbsent(definition, d -> new TreeSet<>()).addAll(passed.unclear());
      });
    }
    Map<String, Way> ways = new LinkedHashMap<>();
    times.forEach((definition, passed) -> {
      ProcessDefinition model = repository.getProcessDefinition(definition);
      ways.put(definition, new Way(model.getKey(), model.getVersion(), passed, unclear.get(definition)));
    });
    return ways;
  }

  private boolean deleted(String definition) {
    return repository.createProcessDefinitionQuery().processDefinitionId(definition).count() == 0;
  }

  /** Of every instance that bears the case's id, and of all that those called. */
  private List<List<HistoricActivityInstance>> passesByInstance(CaseId id) {
    Deque<String> open = new ArrayDeque<>(history.createHistoricProcessInstanceQuery()
        .processInstanceBusinessKey(id.value()).orderByProcessInstanceStartTime().asc().list().stream()
        // where instances began in the same moment, the one that calls comes first
        .sorted((a, b) -> Boolean.compare(a.getSuperProcessInstanceId() != null, b.getSuperProcessInstanceId() != null))
        .map(HistoricProcessInstance::getId).toList());
    Set<String> seen = new HashSet<>();
    List<List<HistoricActivityInstance>> all = new ArrayList<>();
    while (!open.isEmpty()) {
      String instance = open.poll();
      if (!seen.add(instance)) {
        continue;
      }
      List<HistoricActivityInstance> passes = history.createHistoricActivityInstanceQuery().processInstanceId(instance)
          .orderPartiallyByOccurrence().asc().list();
      all.add(passes);
      passes.stream().map(HistoricActivityInstance::getCalledProcessInstanceId).filter(called -> called != null)
          .forEach(open::add);
    }
    return all;
  }

  /** An instance that was moved to another version passed some elements by the one and some by the other. */
  private static Map<String, List<TakenFlows.Pass>> byDefinition(List<HistoricActivityInstance> passes) {
    Map<String, String> repeated = passes.stream().filter(pass -> pass.getActivityId().endsWith(BODY))
        .collect(Collectors.toMap(HistoricActivityInstance::getId, WaysTaken::element));
    Map<String, List<TakenFlows.Pass>> byDefinition = new LinkedHashMap<>();
    for (HistoricActivityInstance pass : passes) {
      // what is done for each of several is passed once
      if (!pass.getActivityId().equals(repeated.get(pass.getParentActivityInstanceId()))) {
        byDefinition.computeIfAbsent(pass.getProcessDefinitionId(), d -> new ArrayList<>())
            .add(new TakenFlows.Pass(element(pass), pass.getParentActivityInstanceId(), pass.getStartTime().toInstant(),
                pass.getEndTime() == null ? null : pass.getEndTime().toInstant(), pass.isCanceled()));
      }
    }
    return byDefinition;
  }

  private static String element(HistoricActivityInstance pass) {
    return pass.getActivityId().replace(BODY, "");
  }

  private TakenFlows.Model model(String definition) {
    BpmnModelInstance bpmn = repository.getBpmnModelInstance(definition);
    List<TakenFlows.Flow> flows = bpmn.getModelElementsByType(SequenceFlow.class).stream()
        .map(flow -> new TakenFlows.Flow(flow.getId(), flow.getSource().getId(), flow.getTarget().getId())).toList();
    Set<String> oneWay = new HashSet<>();
    bpmn.getModelElementsByType(ExclusiveGateway.class).forEach(gateway -> oneWay.add(gateway.getId()));
    bpmn.getModelElementsByType(EventBasedGateway.class).forEach(gateway -> oneWay.add(gateway.getId()));
    Set<String> joins = new HashSet<>();
    bpmn.getModelElementsByType(ParallelGateway.class).forEach(gateway -> addIfJoin(joins, gateway));
    bpmn.getModelElementsByType(InclusiveGateway.class).forEach(gateway -> addIfJoin(joins, gateway));
    return new TakenFlows.Model(flows, links(bpmn), oneWay, joins);
  }

  private static void addIfJoin(Set<String> joins, FlowNode gateway) {
    if (gateway.getIncoming().size() > 1) {
      joins.add(gateway.getId());
    }
  }

  private static Map<String, String> links(BpmnModelInstance bpmn) {
    Map<String, String> caught = new HashMap<>();
    for (IntermediateCatchEvent event : bpmn.getModelElementsByType(IntermediateCatchEvent.class)) {
      event.getEventDefinitions().stream().filter(LinkEventDefinition.class::isInstance)
          .forEach(link -> caught.put(place(event, (LinkEventDefinition) link), event.getId()));
    }
    Map<String, String> links = new HashMap<>();
    for (IntermediateThrowEvent event : bpmn.getModelElementsByType(IntermediateThrowEvent.class)) {
      event.getEventDefinitions().stream().filter(LinkEventDefinition.class::isInstance)
          .map(link -> caught.get(place(event, (LinkEventDefinition) link))).filter(target -> target != null)
          .forEach(target -> links.put(event.getId(), target));
    }
    return links;
  }

  /** A link leads within its scope only. */
  private static String place(FlowNode event, LinkEventDefinition link) {
    return event.getParentElement().getAttributeValue("id") + " " + link.getName();
  }
}
