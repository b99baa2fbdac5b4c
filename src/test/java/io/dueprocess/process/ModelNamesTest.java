package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.engine.FindingDelegate;
import io.dueprocess.engine.FormListener;
import io.dueprocess.engine.StartFormListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

/** Every name in a model exists in code, every name that code offers to models is used, and one verb names all. */
class ModelNamesTest extends ProcessTestCase {

  /** {@code ${bean.method(...)}} or {@code ${bean}}; the first word of an expression. */
  private static final Pattern BEAN = Pattern.compile("\\$\\{\\s*([a-z]\\w*)(?:\\.(\\w+)\\()?");
  private static final Set<String> GIVEN = Set.of("execution", "task");
  private static final Set<String> FLOW_VARIABLES = Set.of("legalRisk", "fileDecision", "coachingOver", "coachingDecision",
      "planDecision", "planValid", "planAnswer", "checkInLeft", "outcomeDecision", "roleAnswer", "paperTrailComplete",
      "terminationDecision", "appeal", "appealDecision", "reducedTo", "relapseDecision", "terminationResult",
      "followUpResult");

  private static final List<Path> FILES = new ArrayList<>();
  private static final List<BpmnModelInstance> MODELS = new ArrayList<>();

  @Autowired private ApplicationContext context;

  @BeforeAll
  static void read() throws IOException {
    FILES.clear();
    MODELS.clear();
    try (Stream<Path> files = Files.list(Path.of("processes"))) {
      files.filter(f -> f.toString().endsWith(".bpmn")).sorted().forEach(FILES::add);
    }
    FILES.forEach(f -> MODELS.add(Bpmn.readModelFromFile(f.toFile())));
    assertThat(MODELS).hasSize(8);
  }

  @Test
  void everyBeanAndMethodThatAModelNamesExists() throws IOException {
    int found = 0;
    for (Path file : FILES) {
      Matcher expression = BEAN.matcher(Files.readString(file));
      while (expression.find()) {
        String name = expression.group(1);
        if (GIVEN.contains(name) || FLOW_VARIABLES.contains(name)) {
          continue;
        }
        found++;
        assertThat(context.containsBean(name)).as("bean %s of %s", name, file).isTrue();
        if (expression.group(2) != null) {
          assertThat(Arrays.stream(ClassUtils.getUserClass(context.getType(name)).getMethods()).map(m -> m.getName()))
              .as("methods of bean %s, named by %s", name, file).contains(expression.group(2));
        }
      }
    }
    assertThat(found).isGreaterThan(100);
  }

  @Test
  void nothingThatCodeOffersToModelsIsUnused() throws IOException {
    String all = FILES.stream().map(ModelNamesTest::text).collect(Collectors.joining());
    Set<String> offered = new TreeSet<>();
    for (Class<?> type : List.of(TaskListener.class, ExecutionListener.class, FindingDelegate.class)) {
      offered.addAll(List.of(context.getBeanNamesForType(type)));
    }
    offered.addAll(List.of("closeCase", "party", "deadline", "periodDates", "coachingTime", "followUpTime"));
    assertThat(offered).hasSizeGreaterThan(35);
    assertThat(offered).allMatch(name -> all.contains("${" + name + "}") || all.contains("${" + name + "."));

    try (Stream<Path> forms = Files.list(Path.of("processes", "forms"))) {
      assertThat(forms.map(f -> f.getFileName().toString()).toList()).hasSize(22)
          .allMatch(form -> all.contains("embedded:deployment:" + form));
    }
  }

  @Test
  void oneVerbNamesTaskFormListenerAndUseCase() {
    List<UserTask> tasks = all(UserTask.class);
    assertThat(tasks).hasSize(21);
    for (UserTask task : tasks) {
      String verb = Arrays.stream(task.getName().split("[ -]"))
          .map(w -> Character.toUpperCase(w.charAt(0)) + w.substring(1)).collect(Collectors.joining());
      String bean = Character.toLowerCase(verb.charAt(0)) + verb.substring(1);
      assertThat(task.getId()).isEqualTo("Task_" + verb);
      assertThat(task.getCamundaFormKey()).isEqualTo("embedded:deployment:"
          + task.getName().toLowerCase(Locale.ROOT).replace(' ', '-') + ".html");
      assertThat(Path.of("processes", "forms", task.getCamundaFormKey().substring(20))).exists();
      assertThat(listeners(task, "complete")).containsExactly("${" + bean + "}");
      assertThat(context.getBean(bean)).isInstanceOf(FormListener.class);
      assertThat(context.getType(bean).getSimpleName()).isEqualTo(verb + "Listener");
    }
    assertThat(context.getBean("requestImprovement")).isInstanceOf(StartFormListener.class);
  }

  private static List<String> listeners(UserTask task, String event) {
    return task.getExtensionElements().getElementsQuery().filterByType(CamundaTaskListener.class).list().stream()
        .filter(l -> l.getCamundaEvent().equals(event))
        .map(CamundaTaskListener::getCamundaDelegateExpression)
        .toList();
  }

  private static <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> List<T> all(Class<T> type) {
    List<T> all = new ArrayList<>();
    for (BpmnModelInstance model : MODELS) {
      Collection<T> some = model.getModelElementsByType(type);
      all.addAll(some);
    }
    return all;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
