package io.dueprocess.engine;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.impl.bpmn.parser.ResourceReportImpl;

/**
 * One thing of a model that would break a case, in the form in which the engine's REST interface hands problems on.
 *
 * @param id the element, null where the file as a whole is meant
 * @param what a sentence that says what is wrong and what to do
 */
record ModelProblem(String file, String id, String what) implements Problem {

  /** Refuses with all problems, one a line and each at its element; does nothing where there is none. */
  static void refuse(List<ModelProblem> problems) {
    if (problems.isEmpty()) {
      return;
    }
    String message = problems.stream().map(ModelProblem::toString)
        .collect(joining("\n  ", "The models can't be deployed:\n  ", ""));
    var reports = new ArrayList<ResourceReportImpl>();
    problems.stream().collect(groupingBy(ModelProblem::file, TreeMap::new, toList()))
        .forEach((file, ofFile) -> reports.add(new ResourceReportImpl(file, List.copyOf(ofFile), List.of())));
    var first = reports.remove(0);
    var refusal = new ParseException(message, first.getResourceName(), first.getErrors(), first.getWarnings());
    refusal.getResorceReports().addAll(reports);
    throw refusal;
  }

  @Override
  public String getMessage() {
    return toString();
  }

  /** Unknown: the check looks at elements. */
  @Override
  public int getLine() {
    return 0;
  }

  /** Unknown: the check looks at elements. */
  @Override
  public int getColumn() {
    return 0;
  }

  @Override
  public String getMainElementId() {
    return id;
  }

  @Override
  public List<String> getElementIds() {
    return id == null ? List.of() : List.of(id);
  }

  @Override
  public String toString() {
    return id == null ? file + ": " + what : file + ", " + id + ": " + what;
  }
}
