package io.dueprocess.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one instance of a model passed, its sequence flows included. The engine keeps when an element began and ended,
 * not by which flow it was reached; so a flow counts as taken where what it leads to began after what it comes from
 * had ended, in the same scope, and nothing else was reached from there by the same token. An element that began
 * without such a predecessor, because somebody moved the instance there, was reached by no flow.
 */
final class TakenFlows {

  private TakenFlows() {
  }

  record Flow(String id, String source, String target) {}

  /**
   * @param links from each throwing link event to the event that catches it: the engine has no pass of the first
   * @param oneWay elements that are left by one flow each time: exclusive and event-based gateways
   * @param joins elements that begin once for each token, and are passed once for all of them
   */
  record Model(List<Flow> flows, Map<String, String> links, Set<String> oneWay, Set<String> joins) {}

  /**
   * An element that began.
   *
   * @param scope what it began in: the instance or one pass of a subprocess
   * @param ended null where it has not
   * @param interrupted whether it was ended from outside, so that no flow was taken from it
   */
  record Pass(String element, String scope, Instant began, Instant ended, boolean interrupted) {}

  /**
   * @param times ids of elements and flows, with how often each was passed
   * @param unclear flows of which one was taken: they lead from the same element to the same element
   */
  record Passed(Map<String, Integer> times, Set<String> unclear) {}

  /** @param passes of one instance, each after those that led to it */
  static Passed of(Model model, List<Pass> passes) {
    Map<String, Integer> times = new TreeMap<>();
    Set<String> unclear = new TreeSet<>();
    passes.forEach(pass -> times.merge(pass.element(), 1, Integer::sum));
    Map<Integer, Set<String>> taken = new HashMap<>();
    for (int i = 0; i < passes.size(); i++) {
      List<Flow> flows = flowsThatLedTo(i, passes, model, taken);
      if (flows.size() == 1) {
        times.merge(flows.get(0).id(), 1, Integer::sum);
      } else {
        flows.forEach(flow -> unclear.add(flow.id()));
      }
    }
    for (Flow flow : model.flows()) {
      if (times.containsKey(flow.id()) && model.links().containsKey(flow.target())) {
        times.merge(flow.target(), times.get(flow.id()), Integer::sum);
      }
    }
    for (String join : model.joins()) {
      int left = model.flows().stream().filter(f -> f.source().equals(join))
          .mapToInt(f -> times.getOrDefault(f.id(), 0)).max().orElse(0);
      times.computeIfPresent(join, (element, tokens) -> Math.max(1, left));
    }
    return new Passed(times, unclear);
  }

  /** From the last pass that can have led there; more than one flow where the model has more than one from there. */
  private static List<Flow> flowsThatLedTo(int reached, List<Pass> passes, Model model,
      Map<Integer, Set<String>> taken) {
    Pass target = passes.get(reached);
    for (int i = reached - 1; i >= 0; i--) {
      Pass source = passes.get(i);
      if (!source.scope().equals(target.scope()) || source.interrupted() || source.ended() == null
          || source.ended().isAfter(target.began())) {
        continue;
      }
      Set<String> before = taken.getOrDefault(i, Set.of());
      if (!before.isEmpty() && model.oneWay().contains(source.element())) {
        continue;
      }
      List<Flow> flows = new ArrayList<>();
      for (Flow flow : model.flows()) {
        String leadsTo = model.links().getOrDefault(flow.target(), flow.target());
        if (flow.source().equals(source.element()) && leadsTo.equals(target.element()) && !before.contains(flow.id())) {
          flows.add(flow);
        }
      }
      if (!flows.isEmpty()) {
        Set<String> now = taken.computeIfAbsent(i, index -> new HashSet<>());
        flows.forEach(flow -> now.add(flow.id()));
        return flows;
      }
    }
    return List.of();
  }
}
