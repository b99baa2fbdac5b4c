package io.dueprocess.engine;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Expression;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SignalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.ModelException;
import org.camunda.bpm.model.xml.ModelInstance;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Reads the files of a deployment before the engine does, and says element by element what would break: a modeller is
 * told at deployment what otherwise only a running case would find out.
 */
final class ModelCheck {

  private static final Pattern DEPLOYED_FORM = Pattern.compile("embedded:deployment:(.+)");
  private static final Pattern ONLY_A_BEAN = Pattern.compile("[$#]\\{\\s*(\\w+)\\s*}");

  /** A stage and a decision are those of the same deployment, whatever else the engine has. */
  private static final String OWN = "deployment";
  private static final Pattern CASE = Pattern.compile("[$#]\\{execution\\.processBusinessKey}");

  /** Whose task is the subject's: what they get is a delivery, and a delivery is on record. */
  private static final String EMPLOYEE = "${party.employee(execution)}";
  private static final String ESCALATIONS = "${deadline.escalations(execution)}";
  private static final String DELIVERY = "${recordDelivery}";

  /** The one process that people start; it calls the others. */
  private static final String LIFE_OF_A_CASE = "pip-lifecycle";

  private static final String CAMUNDA = ModelElements.CAMUNDA;
  /** Cockpit puts names of elements into a page that AngularJS reads, and runs what stands there as a template. */
  private static final String TEMPLATE =
      "has \"{{\" in a text, which Cockpit would run in the browser of whoever looks; write the text without it.";
  private static final String NO_REFERENCE =
      "refers to no %1$s of this file; choose one in the Modeler's \"Global %1$s reference\" and fill in its fields.";

  private ModelCheck() {
  }

  /**
   * What is wrong with these files, one sentence each, ordered by file; empty if nothing is.
   *
   * @param resources the files by the name they are deployed under
   * @param beans the beans that expressions may name, with their classes
   */
  static List<ModelProblem> problems(Map<String, byte[]> resources, Map<String, Class<?>> beans) {
    var unreadable = new ArrayList<ModelProblem>();
    Map<String, byte[]> sound = ModelFiles.sound(resources, unreadable);
    Map<String, BpmnModelInstance> models = models(sound, unreadable);
    Map<String, DmnModelInstance> tables = tables(sound, unreadable);
    Set<String> decisions = tables.values().stream()
        .flatMap(table -> table.getModelElementsByType(Decision.class).stream())
        .map(Decision::getId).collect(Collectors.toSet());
    Set<String> processes = new HashSet<>();
    models.values().forEach(model -> all(model, Process.class).forEach(process -> processes.add(process.getId())));

    var problems = new LinkedHashSet<>(unreadable);
    var expressions = new ModelExpressions(beans);
    sound.forEach((file, bytes) -> {
      if (file.endsWith(".html")) {
        problems.addAll(FormCheck.problems(file, bytes));
      }
    });
    tables.forEach((file, table) ->
        cells(root(table), (id, what) -> problems.add(new ModelProblem(file, id, what))));
    models.forEach((file, model) -> {
      BiConsumer<String, String> problem = (id, what) -> problems.add(new ModelProblem(file, id, what));
      offered(root(model), expressions, problem);
      processes(model, problem);
      kinds(model, beans, problem);
      variables(model, problem);
      forms(model, resources.keySet(), problem);
      userTasks(model, problem);
      timers(model, problem);
      events(model, problem);
      calls(model, processes, decisions, problem);
    });
    return List.copyOf(problems);
  }

  /** The other direction: beans made for models and forms that no model names, one sentence each. */
  static List<String> unused(Map<String, byte[]> resources, Collection<String> border) {
    Set<String> named = new HashSet<>();
    Set<String> shown = new HashSet<>();
    models(resources, new ArrayList<>()).values().forEach(model -> {
      elements(model, element -> {
        texts(element).forEach(text -> named.addAll(new ModelExpressions(Map.of()).names(text)));
        var form = DEPLOYED_FORM.matcher(element.getAttributeNS(CAMUNDA, "formKey"));
        if (form.matches()) {
          shown.add(form.group(1));
        }
      });
    });
    Stream<String> beans = new TreeSet<>(border).stream()
        .filter(bean -> !named.contains(bean))
        .map(bean -> "No model names the bean \"%s\": name it in a model or remove it.".formatted(bean));
    Stream<String> forms = new TreeSet<>(resources.keySet()).stream()
        .filter(file -> file.endsWith(".html") || file.endsWith(".form"))
        .filter(form -> !shown.contains(form))
        .map(form -> "No model shows the form \"%s\": name it in a form key or remove it.".formatted(form));
    return Stream.concat(beans, forms).toList();
  }

  private static Map<String, BpmnModelInstance> models(Map<String, byte[]> resources, List<ModelProblem> unreadable) {
    Map<String, BpmnModelInstance> models = new TreeMap<>();
    new TreeMap<>(resources).forEach((file, bytes) -> {
      if (file.endsWith(".bpmn")) {
        try {
          models.put(file, Bpmn.readModelFromStream(new ByteArrayInputStream(bytes)));
        } catch (ModelException e) {
          unreadable.add(new ModelProblem(file, null,
              "can't be read as BPMN, open and save it in the Modeler: " + reason(e)));
        }
      }
    });
    return models;
  }

  private static Map<String, DmnModelInstance> tables(Map<String, byte[]> resources, List<ModelProblem> unreadable) {
    Map<String, DmnModelInstance> tables = new TreeMap<>();
    new TreeMap<>(resources).forEach((file, bytes) -> {
      if (file.endsWith(".dmn")) {
        try {
          tables.put(file, Dmn.readModelFromStream(new ByteArrayInputStream(bytes)));
        } catch (ModelException e) {
          unreadable.add(new ModelProblem(file, null,
              "can't be read as DMN, open and save it in the Modeler: " + reason(e)));
        }
      }
    });
    return tables;
  }

  /** The innermost message is the parser's own, with the line; those around it only say that parsing failed. */
  private static String reason(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage();
  }

  private static void processes(BpmnModelInstance model, BiConsumer<String, String> problem) {
    for (Process process : all(model, Process.class)) {
      boolean started = LIFE_OF_A_CASE.equals(process.getId());
      if (started && !process.isCamundaStartableInTasklist()) {
        problem.accept(process.getId(), "can't be started in Tasklist, so nobody asks for a case; set \"Startable\".");
      }
      if (!started && process.isCamundaStartableInTasklist()) {
        problem.accept(process.getId(), "can be started in Tasklist, where only %s may be; clear \"Startable\"."
            .formatted(LIFE_OF_A_CASE));
      }
      if (blank(process.getCamundaHistoryTimeToLiveString())) {
        problem.accept(process.getId(), "has no history time to live; set it to 3650 days.");
      }
    }
  }

  /** Nothing in a model but what is offered, down to the last attribute: what is refused is not looked into. */
  private static void offered(Element element, ModelExpressions expressions, BiConsumer<String, String> problem) {
    String refused = ModelElements.problem(element);
    if (refused != null) {
      problem.accept(ownerId(element), refused);
      return;
    }
    if (isTemplate(element)) {
      problem.accept(ownerId(element), TEMPLATE);
    }
    var attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Attr attribute = (Attr) attributes.item(i);
      String wrong = ModelElements.problem(element, attribute);
      if (wrong != null) {
        problem.accept(ownerId(element), wrong);
      } else {
        boolean delegate = "delegateExpression".equals(attribute.getLocalName());
        String value = attribute.getNodeValue();
        (delegate ? expressions.problemsOfDelegate(value) : expressions.problems(value))
            .forEach(what -> problem.accept(ownerId(element), what));
      }
    }
    expressions.problems(text(element)).forEach(what -> problem.accept(ownerId(element), what));
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        offered(inner, expressions, problem);
      }
    }
  }

  private static void cells(Element element, BiConsumer<String, String> problem) {
    String refused = ModelElements.problem(element);
    if (refused != null) {
      problem.accept(nearestId(element), refused);
      return;
    }
    if (isTemplate(element)) {
      problem.accept(nearestId(element), TEMPLATE);
    }
    var attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      String wrong = ModelElements.problem(element, (Attr) attributes.item(i));
      if (wrong != null) {
        problem.accept(nearestId(element), wrong);
      }
    }
    String cell = "text".equals(element.getLocalName()) ? PolicyCells.problem(element) : null;
    if (cell != null) {
      problem.accept(nearestId(element), cell);
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        cells(inner, problem);
      }
    }
  }

  /** The engine calls what a delegate expression names by an interface, which the bean must have. */
  private static void kinds(BpmnModelInstance model, Map<String, Class<?>> beans, BiConsumer<String, String> problem) {
    elements(model, element -> {
      String expression = camunda(element, "delegateExpression");
      var name = ONLY_A_BEAN.matcher(expression);
      Class<?> bean = name.matches() ? beans.get(name.group(1)) : null;
      if (bean == null) {
        return;
      }
      Class<?> kind = element.getLocalName().equals("taskListener") ? TaskListener.class
          : element.getLocalName().equals("executionListener") ? ExecutionListener.class
          : JavaDelegate.class;
      if (!kind.isAssignableFrom(bean)) {
        problem.accept(ownerId(element), "\"%s\" is called here as a %s, and that bean is none; name one that is."
            .formatted(expression, kind.getSimpleName()));
      }
    });
  }

  /** What a model hands from stage to stage is a variable that flows know, and the case is handed on as it is. */
  private static void variables(BpmnModelInstance model, BiConsumer<String, String> problem) {
    BiConsumer<String, String> known = (id, variable) -> {
      if (!variable.isEmpty() && !Offered.FLOW_VARIABLES.contains(variable)) {
        problem.accept(id, ModelExpressions.notOfTheFlow(variable));
      }
    };
    elements(model, element -> {
      boolean mapping = CAMUNDA.equals(element.getNamespaceURI())
          && (element.getLocalName().equals("in") || element.getLocalName().equals("out"));
      if (mapping) {
        known.accept(ownerId(element), element.getAttribute("source"));
        known.accept(ownerId(element), element.getAttribute("target"));
        String handed = element.getAttribute("businessKey");
        if (!handed.isEmpty() && !CASE.matcher(handed).matches()) {
          problem.accept(ownerId(element), ("hands over \"%s\" as its case, which may be another one's; write "
              + "#{execution.processBusinessKey}.").formatted(ModelExpressions.shown(handed)));
        }
      }
      known.accept(ownerId(element), camunda(element, "resultVariable"));
    });
  }

  private static void forms(BpmnModelInstance model, Set<String> files, BiConsumer<String, String> problem) {
    for (UserTask task : all(model, UserTask.class)) {
      if (blank(task.getCamundaFormKey())) {
        problem.accept(task.getId(), "has no form; set its form key to embedded:deployment:<file>.html.");
      } else {
        form(task.getId(), task.getCamundaFormKey(), files, problem);
      }
    }
    for (StartEvent start : all(model, StartEvent.class)) {
      if (!blank(start.getCamundaFormKey())) {
        form(start.getId(), start.getCamundaFormKey(), files, problem);
      }
    }
  }

  private static void form(String id, String key, Set<String> files, BiConsumer<String, String> problem) {
    var deployed = DEPLOYED_FORM.matcher(key);
    if (!deployed.matches()) {
      problem.accept(id, "the form key \"%s\" names no deployed file; write embedded:deployment:<file>.html."
          .formatted(key));
    } else if (!files.contains(deployed.group(1))) {
      problem.accept(id, "the form \"%s\" does not exist; add it to processes/forms or correct the form key."
          .formatted(deployed.group(1)));
    }
  }

  private static void userTasks(BpmnModelInstance model, BiConsumer<String, String> problem) {
    for (UserTask task : all(model, UserTask.class)) {
      boolean assigned = !blank(task.getCamundaAssignee());
      long groups = task.getCamundaCandidateGroupsList().stream().filter(group -> !blank(group)).count();
      if (assigned ? groups > 0 : groups != 1) {
        problem.accept(task.getId(), "needs either an assignee or exactly one candidate group; set one of the two.");
      }
      if (blank(task.getCamundaDueDate())) {
        problem.accept(task.getId(),
            "has no due date; set it, for instance to ${deadline.after(execution, 'decisionDays')}.");
      }
      if (task.getDocumentations().stream().allMatch(documentation -> blank(documentation.getTextContent()))) {
        problem.accept(task.getId(), "has no documentation; say in it what is expected of the person.");
      }
      List<CamundaTaskListener> listeners = task.getExtensionElements() == null ? List.of()
          : List.copyOf(task.getExtensionElements().getChildElementsByType(CamundaTaskListener.class));
      if (listeners.stream().noneMatch(listener -> "complete".equals(listener.getCamundaEvent()))) {
        problem.accept(task.getId(),
            "has no listener for \"complete\", so nothing takes what the person sends; add a task listener.");
      }
      boolean delivered = listeners.stream().anyMatch(listener -> "create".equals(listener.getCamundaEvent())
          && DELIVERY.equals(listener.getCamundaDelegateExpression()));
      if (EMPLOYEE.equals(task.getCamundaAssignee()) && !delivered) {
        problem.accept(task.getId(), "reaches the employee and no record says so; add a task listener for \"create\" "
            + "with the delegate expression %s.".formatted(DELIVERY));
      }
      timeout(task, listeners, "reminder", "remind", "date ${deadline.reminder(execution)}", problem);
      timeout(task, listeners, "escalation", "escalate", "cycle " + ESCALATIONS, problem);
      once(task, listeners, problem);
    }
  }

  private static void timeout(UserTask task, List<CamundaTaskListener> listeners, String id, String bean, String when,
      BiConsumer<String, String> problem) {
    boolean there = listeners.stream().anyMatch(listener -> "timeout".equals(listener.getCamundaEvent())
        && ("${" + bean + "}").equals(listener.getCamundaDelegateExpression())
        && !listener.getTimeouts().isEmpty());
    if (!there) {
      problem.accept(task.getId(), ("has no %s; add a task listener for \"timeout\" with the id %s, the delegate "
          + "expression ${%s} and the %s.").formatted(id, id, bean, when));
    }
  }

  /** A task that nobody does would wait for ever if others were told of it once only. */
  private static void once(UserTask task, List<CamundaTaskListener> listeners, BiConsumer<String, String> problem) {
    boolean once = listeners.stream()
        .filter(listener -> "${escalate}".equals(listener.getCamundaDelegateExpression()))
        .flatMap(listener -> listener.getTimeouts().stream())
        .anyMatch(timer -> timer.getTimeCycle() == null);
    if (once) {
      problem.accept(task.getId(), "its escalation comes once and never again; give its timer the cycle %s."
          .formatted(ESCALATIONS));
    }
  }

  private static void timers(BpmnModelInstance model, BiConsumer<String, String> problem) {
    for (TimerEventDefinition timer : all(model, TimerEventDefinition.class)) {
      boolean computed = Stream.<Expression>of(timer.getTimeDate(), timer.getTimeDuration(), timer.getTimeCycle())
          .anyMatch(time -> time != null && ModelExpressions.in(time.getTextContent()));
      if (!computed) {
        problem.accept(ownerId(timer), "its timer is not an expression; numbers belong in pip-policy.dmn, "
            + "so write a date like ${deadline.after(execution, 'decisionDays')}.");
      }
    }
  }

  private static void events(BpmnModelInstance model, BiConsumer<String, String> problem) {
    for (MessageEventDefinition event : all(model, MessageEventDefinition.class)) {
      // a throwing message event may name what sends it instead of a message
      boolean sends = event.getCamundaDelegateExpression() != null || event.getCamundaExpression() != null;
      if (!sends && (event.getMessage() == null || blank(event.getMessage().getName()))) {
        problem.accept(ownerId(event), NO_REFERENCE.formatted("message"));
      }
    }
    for (ReceiveTask task : all(model, ReceiveTask.class)) {
      if (task.getMessage() == null || blank(task.getMessage().getName())) {
        problem.accept(task.getId(), NO_REFERENCE.formatted("message"));
      }
    }
    for (SignalEventDefinition event : all(model, SignalEventDefinition.class)) {
      if (event.getSignal() == null || blank(event.getSignal().getName())) {
        problem.accept(ownerId(event), NO_REFERENCE.formatted("signal"));
      }
    }
    for (ErrorEventDefinition event : all(model, ErrorEventDefinition.class)) {
      if (event.getError() == null || blank(event.getError().getErrorCode())) {
        problem.accept(ownerId(event), NO_REFERENCE.formatted("error"));
      }
    }
    for (EscalationEventDefinition event : all(model, EscalationEventDefinition.class)) {
      if (event.getEscalation() == null || blank(event.getEscalation().getEscalationCode())) {
        problem.accept(ownerId(event), NO_REFERENCE.formatted("escalation"));
      }
    }
  }

  private static void calls(BpmnModelInstance model, Set<String> processes, Set<String> decisions,
      BiConsumer<String, String> problem) {
    for (CallActivity call : all(model, CallActivity.class)) {
      if (blank(call.getCalledElement()) || !processes.contains(call.getCalledElement())) {
        problem.accept(call.getId(), "calls \"%s\", which no file of this deployment holds; set the id of a process."
            .formatted(call.getCalledElement()));
      } else if (!OWN.equals(call.getCamundaCalledElementBinding())) {
        problem.accept(call.getId(), "calls a process of any deployment; set its binding to \"deployment\".");
      }
    }
    for (BusinessRuleTask task : all(model, BusinessRuleTask.class)) {
      if (!blank(task.getCamundaDecisionRef()) && !decisions.contains(task.getCamundaDecisionRef())) {
        problem.accept(task.getId(), "asks for the decision \"%s\", which no file of this deployment holds; "
            .formatted(task.getCamundaDecisionRef()) + "set the id of a decision.");
      } else if (!blank(task.getCamundaDecisionRef()) && !OWN.equals(task.getCamundaDecisionRefBinding())) {
        problem.accept(task.getId(), "asks for a decision of any deployment; set its binding to \"deployment\".");
      }
    }
  }

  private static boolean isTemplate(Element element) {
    return texts(element).stream().anyMatch(text -> text.contains("{{"));
  }

  /** Every text of an element in which the engine may look for an expression: its attributes and its own. */
  private static List<String> texts(Element element) {
    List<String> texts = new ArrayList<>();
    var attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      texts.add(attributes.item(i).getNodeValue());
    }
    texts.add(text(element));
    return texts;
  }

  /** In one piece, as the engine reads it: comments and sections of CDATA part nothing. */
  private static String text(Element element) {
    StringBuilder text = new StringBuilder();
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
        text.append(child.getNodeValue());
      }
    }
    return text.toString();
  }

  private static Element root(ModelInstance model) {
    return ((Document) model.getDocument().getDomSource().getNode()).getDocumentElement();
  }

  private static void elements(BpmnModelInstance model, Consumer<Element> each) {
    var all = ((Document) model.getDocument().getDomSource().getNode()).getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      each.accept((Element) all.item(i));
    }
  }

  /** An attribute of Camunda's: with its prefix on an element of BPMN, without one on an element of Camunda's. */
  private static String camunda(Element element, String attribute) {
    boolean own = CAMUNDA.equals(element.getNamespaceURI());
    return own ? element.getAttribute(attribute) : element.getAttributeNS(CAMUNDA, attribute);
  }

  /** The id a modeller sees: that of the task, event or flow an inner element belongs to, or else of the process. */
  private static String ownerId(Element inner) {
    String id = null;
    for (Node node = inner; node instanceof Element element; node = node.getParentNode()) {
      Node parent = element.getParentNode();
      String within = parent == null ? null : parent.getLocalName();
      if (element.hasAttribute("id")) {
        id = element.getAttribute("id");
        if ("process".equals(within) || "subProcess".equals(within) || "definitions".equals(within)) {
          return id;
        }
      }
    }
    return id;
  }

  /** In a decision table: of the cell, the column or the row. */
  private static String nearestId(Element inner) {
    for (Node node = inner; node instanceof Element element; node = node.getParentNode()) {
      if (element.hasAttribute("id")) {
        return element.getAttribute("id");
      }
    }
    return null;
  }

  private static String ownerId(ModelElementInstance inner) {
    ModelElementInstance element = inner;
    while (!(element instanceof FlowElement) && !(element instanceof Process) && element.getParentElement() != null) {
      element = element.getParentElement();
    }
    return element.getAttributeValue("id");
  }

  private static <T extends ModelElementInstance> Collection<T> all(BpmnModelInstance model, Class<T> type) {
    return model.getModelElementsByType(type);
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }
}
