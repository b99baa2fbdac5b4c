package io.dueprocess.engine;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.ParseError;
import org.jsoup.parser.Parser;

/**
 * Reads a form of a deployment as the browser does, and lets through the elements and attributes that a form of a task
 * needs and nothing else. A form runs in the browser of whoever opens the task, with that person's rights: so it has no
 * address of anything, no style, no handler, and a script that is one call of the product's own module.
 */
final class FormCheck {

  private static final int LARGEST = 100_000;

  /** A form is a part of Tasklist's page. */
  private static final String BEFORE = "<!doctype html><html><head><title>Form</title></head><body>";
  private static final String AFTER = "</body></html>";

  private static final Set<String> EVERYWHERE = Set.of("class", "id", "role", "hidden", "lang",
      "aria-describedby", "aria-label", "aria-labelledby", "aria-live", "aria-hidden",
      "data-dp-view", "data-dp-of", "data-dp-title", "data-dp-row",
      "ng-if", "ng-show", "ng-hide", "ng-repeat");

  private static final Set<String> OF_A_FIELD = Set.of("name", "required", "placeholder", "autofocus", "readonly",
      "maxlength", "minlength", "ng-model", "ng-required", "ng-disabled");

  private static final Map<String, Set<String>> ELEMENTS = Map.ofEntries(
      Map.entry("form", Set.of("name")),
      Map.entry("input", Set.of("type", "value", "min", "max", "step")),
      Map.entry("textarea", Set.of("rows", "cols")),
      Map.entry("select", Set.of("ng-options")),
      Map.entry("option", Set.of("value", "selected")),
      Map.entry("button", Set.of("type", "ng-click", "ng-disabled")),
      Map.entry("label", Set.of("for")),
      Map.entry("script", Set.of("cam-script", "type")),
      Map.entry("th", Set.of("scope", "colspan", "rowspan")),
      Map.entry("td", Set.of("colspan", "rowspan")));

  private static final Set<String> PLAIN = Set.of("div", "section", "p", "span", "fieldset", "legend", "h3", "h4", "h5",
      "h6", "ul", "ol", "li", "dl", "dt", "dd", "strong", "em", "small", "br", "hr", "table", "thead", "tbody", "tr");

  private static final Set<String> FIELDS = Set.of("input", "textarea", "select");
  private static final Set<String> TYPES = Set.of("text", "date", "number", "radio", "checkbox", "button");

  private static final Set<String> SHOWN_IF = Set.of("ng-if", "ng-show", "ng-hide", "ng-required", "ng-disabled",
      "ng-click");

  /** AngularJS looks for its directives in classes and comments, too. */
  private static final Pattern CLASSES = Pattern.compile("(?!ng-|cam-|x-|data-)[a-z][a-z0-9-]*");
  private static final Pattern COMMENT = Pattern.compile("(?!.*directive)[^<>]*", Pattern.DOTALL);
  private static final Pattern TWO_READINGS = Pattern.compile("<!(?!-- )|<\\?|--!>");
  private static final Pattern MODEL = Pattern.compile("[a-zA-Z]+\\.[a-zA-Z]+");
  private static final Pattern ROWS = Pattern.compile("\\s*([a-z][a-zA-Z]*)\\s+in\\s+(form|data)\\.([a-zA-Z]+)\\s*");
  private static final Pattern OPTIONS = Pattern.compile(
      "\\s*(\\S.*?)\\s+as\\s+(\\S.*?)(?:\\s+disable\\s+when\\s+(\\S.*?))?\\s+for\\s+([a-z][a-zA-Z]*)\\s+in\\s+(\\S.*)",
      Pattern.DOTALL);
  private static final Pattern WORD_OF_OPTIONS = Pattern.compile("\\s(as|for|in|disable|group|track)\\s");
  private static final Pattern SHOWN = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
  private static final Set<String> RESERVED =
      Set.of("data", "form", "goals", "dp", "this", "constructor", "camForm", "undefined");

  private final String file;
  private final List<ModelProblem> problems = new ArrayList<>();
  private int scripts;

  private FormCheck(String file) {
    this.file = file;
  }

  /** What is wrong with a form, each at its element and its line. */
  static List<ModelProblem> problems(String file, byte[] bytes) {
    FormCheck check = new FormCheck(file);
    check.read(bytes);
    return check.problems;
  }

  private void read(byte[] bytes) {
    String html;
    try {
      html = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      add(null, "is not written in UTF-8; save it so.");
      return;
    }
    if (html.length() > LARGEST) {
      add(null, "is longer than %d characters; shorten it.".formatted(LARGEST));
      return;
    }
    if (html.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
      add(null, "has control characters; remove them.");
      return;
    }
    if (TWO_READINGS.matcher(html).find()) {
      add(null, "has a <! or <? that begins no plain comment, which browsers read in two ways; remove it.");
      return;
    }
    if (ModelExpressions.in(html)) {
      add(null, "has an expression of the engine (${ or #{), and a form is shown as it is; remove it.");
      return;
    }
    Parser parser = Parser.htmlParser().setTrackErrors(3).setTrackPosition(true);
    List<Node> nodes = parser.parseInput(BEFORE + html + AFTER, "").body().childNodes();
    for (ParseError error : parser.getErrors()) {
      int read = Math.max(0, Math.min(error.getPosition() - BEFORE.length(), html.length()));
      add("line " + Math.max(1, html.substring(0, read).lines().count()),
          "is no sound HTML: %s; correct it.".formatted(ModelExpressions.shown(error.getErrorMessage())));
    }
    if (!problems.isEmpty()) {
      return;
    }
    long forms = nodes.stream().filter(node -> node instanceof Element).count();
    if (forms != 1 || nodes.stream().noneMatch(node -> node instanceof Element form && form.nameIs("form"))) {
      add(null, "is no form; write one <form> and everything in it.");
    }
    nodes.forEach(node -> look(node, Set.of()));
    if (problems.isEmpty() && scripts != 1) {
      add(null, "has %d scripts, and a form has one: dueProcess.form(camForm, $scope, { ... }).".formatted(scripts));
    }
  }

  private void look(Node node, Set<String> rows) {
    if (node instanceof Element element) {
      if (!PLAIN.contains(element.tagName()) && !ELEMENTS.containsKey(element.tagName())) {
        add(place(element), "is not offered to forms; remove it.");
        return;
      }
      Set<String> inner = rows(element, rows);
      for (Attribute attribute : element.attributes()) {
        String wrong = attribute(element, attribute.getKey(), attribute.getValue(), inner);
        if (wrong != null) {
          add(place(element), wrong);
        }
      }
      if (element.nameIs("script")) {
        script(element);
      } else {
        element.childNodes().forEach(child -> look(child, inner));
      }
    } else if (node instanceof TextNode text) {
      shown(text.getWholeText(), rows, place(text.parentNode()));
    } else if (node instanceof Comment comment) {
      if (!COMMENT.matcher(comment.getData()).matches()) {
        add(place(comment.parentNode()), "has a comment with a directive or with signs of HTML; remove it.");
      }
    } else {
      add(place(node.parentNode()), "holds something that is not offered to forms (%s); remove it.".formatted(
          ModelExpressions.shown(node.nodeName())));
    }
  }

  /** The names that are known in an element: those around it, and its own where it is repeated for each row. */
  private Set<String> rows(Element element, Set<String> around) {
    Matcher repeated = ROWS.matcher(element.attr("ng-repeat"));
    if (!repeated.matches() || RESERVED.contains(repeated.group(1))) {
      return around;
    }
    Set<String> rows = new HashSet<>(around);
    rows.add(repeated.group(1));
    return rows;
  }

  private String attribute(Element element, String name, String value, Set<String> rows) {
    String tag = element.tagName();
    boolean offered = EVERYWHERE.contains(name) || ELEMENTS.getOrDefault(tag, Set.of()).contains(name)
        || FIELDS.contains(tag) && OF_A_FIELD.contains(name);
    if (!offered || tag.equals("script") && EVERYWHERE.contains(name)) {
      return "has the attribute %s, which is not offered to forms (no addresses, styles or handlers); remove it."
          .formatted(ModelExpressions.shown(name));
    }
    if (name.equals("ng-repeat")) {
      Matcher repeated = ROWS.matcher(value);
      return repeated.matches() && !RESERVED.contains(repeated.group(1)) ? null
          : "repeats \"%s\"; write row in form.rows.".formatted(ModelExpressions.shown(value));
    }
    if (name.equals("ng-model")) {
      return MODEL.matcher(value).matches() ? FormScript.problemOfExpression(value, rows)
          : "is bound to \"%s\"; write form.field.".formatted(ModelExpressions.shown(value));
    }
    if (name.equals("ng-options")) {
      return options(value, rows);
    }
    if (SHOWN_IF.contains(name)) {
      return FormScript.problemOfExpression(value, rows);
    }
    if (name.equals("class")) {
      for (String one : value.strip().split("\\s+")) {
        if (!CLASSES.matcher(one).matches()) {
          return "has the class \"%s\"; use those of Bootstrap and dp-.".formatted(ModelExpressions.shown(one));
        }
      }
      return null;
    }
    if (name.equals("type") && !tag.equals("script") && !TYPES.contains(value)) {
      return "is of the type \"%s\"; there are %s.".formatted(
          ModelExpressions.shown(value), String.join(", ", new TreeSet<>(TYPES)));
    }
    shown(value, rows, place(element));
    return null;
  }

  private static String options(String value, Set<String> rows) {
    Matcher options = OPTIONS.matcher(value);
    List<String> words = WORD_OF_OPTIONS.matcher(value).results().map(word -> word.group(1)).toList();
    boolean once = words.stream().distinct().count() == words.size()
        && !words.contains("group") && !words.contains("track");
    if (!once || !options.matches() || RESERVED.contains(options.group(4))) {
      return "offers \"%s\"; write row.id as row.name for row in data.rows.".formatted(ModelExpressions.shown(value));
    }
    Set<String> inner = new HashSet<>(rows);
    inner.add(options.group(4));
    for (int group : new int[] {1, 2, 3}) {
      String wrong = options.group(group) == null ? null : FormScript.problemOfExpression(options.group(group), inner);
      if (wrong != null) {
        return wrong;
      }
    }
    return FormScript.problemOfExpression(options.group(5), rows);
  }

  /** What the page shows of the data, between two braces each. */
  private void shown(String text, Set<String> rows, String place) {
    Matcher shown = SHOWN.matcher(text);
    while (shown.find()) {
      String wrong = FormScript.problemOfExpression(shown.group(1), rows);
      if (wrong != null) {
        add(place, wrong);
      }
    }
    if (SHOWN.matcher(text).replaceAll("").contains("{{")) {
      add(place, "opens {{ and does not close it; correct it.");
    }
  }

  private void script(Element script) {
    scripts++;
    if (!script.hasAttr("cam-script") || !script.attr("type").equals("text/form-script")) {
      add(place(script), "has to be <script cam-script type=\"text/form-script\">, which Tasklist runs for its form.");
      return;
    }
    String wrong = FormScript.problemOfScript(script.data());
    if (wrong != null) {
      add(place(script), wrong);
    }
  }

  private static String place(Node node) {
    if (!(node instanceof Element element) || !element.sourceRange().isTracked()) {
      return null;
    }
    String name = element.hasAttr("name") ? " name=\"" + element.attr("name") + "\"" : "";
    return ModelExpressions.shown("<%s%s> in line %d".formatted(
        element.tagName(), name, element.sourceRange().start().lineNumber()));
  }

  private void add(String place, String what) {
    problems.add(new ModelProblem(file, place, what));
  }
}
