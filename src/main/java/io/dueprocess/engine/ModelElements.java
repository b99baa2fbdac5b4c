package io.dueprocess.engine;

import java.util.Map;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * The elements and attributes that a model may have. The engine knows many more, scripts, Java classes, mails, calls of
 * other systems, forms with validators of their own, and another prefix for each; what is not in these lists is
 * refused, so that what nobody thought of is, too.
 */
final class ModelElements {

  static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";
  static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
  static final String CAMUNDA_DMN = "http://camunda.org/schema/1.0/dmn";
  private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
  private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

  /** The drawing, and what the Modeler notes for itself: nothing that the engine runs. */
  private static final Set<String> DRAWING = Set.of(
      "http://www.omg.org/spec/BPMN/20100524/DI", "http://www.omg.org/spec/DD/20100524/DI",
      "http://www.omg.org/spec/DD/20100524/DC", "https://www.omg.org/spec/DMN/20191111/DMNDI/",
      "http://www.omg.org/spec/DMN/20180521/DC/", "http://www.omg.org/spec/DMN/20180521/DI/");
  private static final Set<String> NOTES_OF_THE_MODELER = Set.of(
      "http://camunda.org/schema/modeler/1.0", "http://bpmn.io/schema/bpmn/biocolor/1.0",
      "http://www.omg.org/spec/BPMN/non-normative/color/1.0", "http://bpmn.io/schema/dmn/biodi/2.0");

  private static final Set<String> BPMN_ELEMENTS = Set.of(
      "definitions", "process", "documentation", "extensionElements", "incoming", "outgoing",
      "startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent",
      "userTask", "serviceTask", "receiveTask", "businessRuleTask", "manualTask", "task", "callActivity", "subProcess",
      "exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway",
      "sequenceFlow", "conditionExpression",
      "timerEventDefinition", "timeDate", "timeDuration", "timeCycle",
      "messageEventDefinition", "message", "signalEventDefinition", "signal", "errorEventDefinition", "error",
      "escalationEventDefinition", "escalation", "terminateEventDefinition", "linkEventDefinition", "source", "target",
      // what only a reader sees
      "collaboration", "participant", "messageFlow", "laneSet", "lane", "flowNodeRef", "childLaneSet",
      "textAnnotation", "text", "association", "group", "category", "categoryValue");

  private static final Set<String> BPMN_ATTRIBUTES = Set.of(
      "id", "name", "targetNamespace", "exporter", "exporterVersion", "isExecutable", "isClosed", "processType",
      "sourceRef", "targetRef", "default", "attachedToRef", "cancelActivity", "isInterrupting", "triggeredByEvent",
      "messageRef", "signalRef", "errorRef", "escalationRef", "errorCode", "escalationCode", "calledElement",
      "processRef", "categoryValueRef", "textFormat", "associationDirection", "gatewayDirection", "instantiate",
      "eventGatewayType", "parallelMultiple");

  private static final Map<String, Set<String>> CAMUNDA_ELEMENTS = Map.of(
      "taskListener", Set.of("id", "event", "delegateExpression", "expression"),
      "executionListener", Set.of("event", "delegateExpression", "expression"),
      "failedJobRetryTimeCycle", Set.of(),
      "in", Set.of("businessKey", "source", "target"),
      "out", Set.of("source", "target"),
      "properties", Set.of(),
      "property", Set.of("id", "name", "value"));

  private static final Set<String> CAMUNDA_ATTRIBUTES = Set.of(
      "assignee", "candidateGroups", "candidateStarterGroups", "dueDate", "followUpDate", "priority", "formKey",
      "delegateExpression", "expression", "resultVariable",
      "asyncBefore", "asyncAfter", "exclusive", "jobPriority", "taskPriority",
      "historyTimeToLive", "versionTag", "isStartableInTasklist",
      "calledElementBinding", "decisionRef", "decisionRefBinding", "mapDecisionResult", "diagramRelationId");

  private static final Set<String> DMN_ELEMENTS = Set.of(
      "definitions", "decision", "description", "question", "allowedAnswers", "variable",
      "decisionTable", "input", "inputExpression", "inputValues", "output", "outputValues", "rule", "inputEntry",
      "outputEntry", "text", "informationRequirement", "requiredDecision", "requiredInput", "inputData",
      "textAnnotation", "association", "sourceRef", "targetRef");

  private static final Set<String> DMN_ATTRIBUTES = Set.of(
      "id", "name", "label", "namespace", "exporter", "exporterVersion", "typeRef", "hitPolicy", "aggregation", "href",
      "textFormat", "associationDirection");

  private static final Set<String> CAMUNDA_DMN_ATTRIBUTES = Set.of("historyTimeToLive", "versionTag");

  /** Said of a Java class, which is the one thing of these that has another way. */
  private static final String CLASS = "names the Java class %s; name a bean in a delegate expression instead.";

  private ModelElements() {
  }

  /** What is wrong with an element itself, null if nothing is; a refused one is not looked at further. */
  static String problem(Element element) {
    String namespace = element.getNamespaceURI();
    String name = element.getLocalName();
    boolean known = BPMN.equals(namespace) ? BPMN_ELEMENTS.contains(name)
        : CAMUNDA.equals(namespace) ? CAMUNDA_ELEMENTS.containsKey(name)
        : DMN.equals(namespace) ? DMN_ELEMENTS.contains(name)
        : namespace != null && DRAWING.contains(namespace);
    return known ? null : ("has the element <%s>, which is not offered to models (no scripts, no classes, no calls of "
        + "other systems); remove it, or let a service task call a bean.").formatted(
            ModelExpressions.shown(element.getTagName()));
  }

  /** What is wrong with an attribute of an offered element, null if nothing is. */
  static String problem(Element element, Attr attribute) {
    if (!attribute.getSpecified()) {
      // what the schema of BPMN adds where nothing is written
      return null;
    }
    String namespace = attribute.getNamespaceURI();
    String name = attribute.getLocalName() == null ? attribute.getNodeName() : attribute.getLocalName();
    String of = element.getNamespaceURI();
    boolean known;
    if (namespace == null) {
      known = DRAWING.contains(of)
          || BPMN.equals(of) && BPMN_ATTRIBUTES.contains(name)
          || DMN.equals(of) && DMN_ATTRIBUTES.contains(name)
          || CAMUNDA.equals(of) && CAMUNDA_ELEMENTS.get(element.getLocalName()).contains(name);
    } else if (namespace.equals(XSI)) {
      known = name.equals("schemaLocation")
          || name.equals("type") && attribute.getNodeValue().matches("(\\w+:)?tFormalExpression");
    } else {
      known = namespace.equals(XMLNS) || NOTES_OF_THE_MODELER.contains(namespace)
          || namespace.equals(CAMUNDA) && BPMN.equals(of) && CAMUNDA_ATTRIBUTES.contains(name)
          || namespace.equals(CAMUNDA_DMN) && DMN.equals(of) && CAMUNDA_DMN_ATTRIBUTES.contains(name);
    }
    if (known) {
      return null;
    }
    if (name.equals("class") && (CAMUNDA.equals(namespace) || CAMUNDA.equals(of))) {
      return CLASS.formatted(ModelExpressions.shown(attribute.getNodeValue()));
    }
    return "has the attribute %s=\"%s\" at <%s>, which is not offered to models; remove it.".formatted(
        ModelExpressions.shown(attribute.getNodeName()), ModelExpressions.shown(attribute.getNodeValue()),
        element.getTagName());
  }
}
