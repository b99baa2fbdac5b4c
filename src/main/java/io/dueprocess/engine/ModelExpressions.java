package io.dueprocess.engine;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBoolean;
import org.camunda.bpm.impl.juel.AstChoice;
import org.camunda.bpm.impl.juel.AstComposite;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstNull;
import org.camunda.bpm.impl.juel.AstNumber;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.AstText;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Builder.Feature;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/**
 * Reads an expression with the engine's own parser and lets through what the product offers and nothing else: literals,
 * operators, variables of the flow, calls of beans made for models with the case that runs, and of the execution its
 * case and the setting of a variable. So an expression can reach neither the machine nor another case.
 */
final class ModelExpressions {

  /** Longer than any that says something. */
  private static final int LONGEST = 400;
  private static final int LONGEST_TEXT = 4000;

  /** Neither a brace nor a quotation mark: no second way to read where an expression ends. */
  private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N} _.:/-]{0,80}");
  private static final Pattern DECISION = Pattern.compile("[A-Z_]{1,40}");
  private static final Pattern WHITE = Pattern.compile("\\s+");

  /** As the engine has it. */
  private static final Builder PARSER = new Builder(Feature.METHOD_INVOCATIONS, Feature.VARARGS);

  private final Map<String, Class<?>> beans;

  ModelExpressions(Map<String, Class<?>> beans) {
    this.beans = beans;
  }

  /** Whether the engine would find something to evaluate in a text. */
  static boolean in(String text) {
    return text.contains("${") || text.contains("#{");
  }

  /** What is wrong with the expressions in a text, one sentence each; none where there are none. */
  List<String> problems(String text) {
    return in(text) ? new Look(text).problems() : List.of();
  }

  /** What is wrong with a text that has to name a bean and nothing else, as a delegate or a listener. */
  List<String> problemsOfDelegate(String text) {
    Node root = in(text) ? parse(text) : null;
    if (root instanceof AstEval eval && eval.getChild(0) instanceof AstIdentifier bean) {
      return beans.containsKey(bean.getName()) ? List.of() : List.of(unknown(text, bean.getName()));
    }
    List<String> problems = problems(text);
    return problems.isEmpty() ? List.of(
        "\"%s\" is no bean; write the name of one, such as ${remind}.".formatted(shown(text))) : problems;
  }

  /** The names that a text's expressions begin with; empty where it can't be read. */
  Set<String> names(String text) {
    Set<String> names = new LinkedHashSet<>();
    Node root = in(text) ? parse(text) : null;
    if (root != null) {
      names(root, names);
    }
    return names;
  }

  private static void names(Node node, Set<String> names) {
    if (node instanceof AstIdentifier identifier) {
      names.add(identifier.getName());
    }
    for (int i = 0; i < node.getCardinality(); i++) {
      names(node.getChild(i), names);
    }
  }

  private static Node parse(String text) {
    if (text.length() > LONGEST_TEXT) {
      return null;
    }
    try {
      return PARSER.build(text).getRoot();
    } catch (TreeBuilderException | StackOverflowError notReadable) {
      // the parser calls itself for each bracket
      return null;
    }
  }

  private static String unknown(String text, String name) {
    return "\"%s\" names \"%s\", which is neither a bean nor a variable of the flow; correct the name."
        .formatted(shown(text), name);
  }

  /** As it fits into a line of a refusal. */
  static String shown(String text) {
    String line = WHITE.matcher(text.strip()).replaceAll(" ").replaceAll("\\p{Cntrl}", "?");
    return line.length() <= 160 ? line : line.substring(0, 157) + "...";
  }

  /** One text, and what was found in it. */
  private final class Look {

    private final String text;
    private final List<String> found = new ArrayList<>();

    Look(String text) {
      this.text = text;
    }

    List<String> problems() {
      Node root = parse(text);
      if (root == null) {
        add("can't be read as an expression, or is longer than %d characters; correct it".formatted(LONGEST_TEXT));
      } else {
        expressions(root);
      }
      return found;
    }

    private void expressions(Node node) {
      if (node instanceof AstComposite) {
        children(node, this::expressions);
      } else if (node instanceof AstEval eval) {
        // the text around an expression may be long, as that of a description is
        String itself = eval.getStructuralId(null);
        if (itself.length() > LONGEST) {
          add("has an expression of more than %d characters; put what it works out into a bean".formatted(LONGEST));
        } else {
          value(eval.getChild(0));
        }
      } else if (!(node instanceof AstText)) {
        add("holds what is not offered to models; write a bean's call or a variable of the flow");
      }
    }

    private void value(Node node) {
      if (node instanceof AstString string) {
        words(string);
      } else if (node instanceof AstIdentifier identifier) {
        variable(identifier.getName());
      } else if (node instanceof AstMethod call) {
        call(call);
      } else if (node instanceof AstDot dot) {
        property(dot);
      } else if (node instanceof AstFunction function) {
        add("calls the function \"%s\", and no function is offered to models; call a bean".formatted(
            function.getName()));
      } else if (node instanceof AstBinary || node instanceof AstUnary || node instanceof AstChoice
          || node instanceof AstNested) {
        children(node, this::value);
      } else if (!(node instanceof AstNumber || node instanceof AstBoolean || node instanceof AstNull)) {
        add("uses square brackets or another form that is not offered to models; write a bean's call or a variable of "
            + "the flow");
      }
    }

    private void words(AstString string) {
      if (!WORDS.matcher((String) string.eval(null, null)).matches()) {
        add("has a text with signs that no name of the product has; use letters, digits, - and _, 80 at most");
      }
    }

    private void variable(String name) {
      if (name.equals(Offered.EXECUTION) || name.equals(Offered.TASK)) {
        add("hands out \"%s\" as a whole; name what of it is meant, such as execution.processBusinessKey"
            .formatted(name));
      } else if (beans.containsKey(name)) {
        add("names the bean \"%s\" and calls nothing on it; a bean alone stands in a delegate expression only"
            .formatted(name));
      } else if (!Offered.FLOW_VARIABLES.contains(name)) {
        found.add(unknown(text, name));
      }
    }

    private void property(AstDot dot) {
      String name = nameOf(dot);
      if (!(dot.getChild(0) instanceof AstIdentifier base)) {
        add("reads \"%s\" of what another call or a literal gave, which is not offered to models; let a bean work it "
            .formatted(name) + "out");
      } else if (base.getName().equals(Offered.EXECUTION)) {
        if (!name.equals(Offered.CASE)) {
          notOffered(name, Offered.EXECUTION, Set.of(Offered.CASE, Offered.SET_VARIABLE));
        }
      } else if (beans.containsKey(base.getName())) {
        notOffered(name, base.getName(), Offered.methods(beans.get(base.getName())));
      } else if (base.getName().equals(Offered.TASK) || Offered.FLOW_VARIABLES.contains(base.getName())) {
        notOffered(name, base.getName(), Set.of());
      } else {
        found.add(unknown(text, base.getName()));
      }
    }

    private void call(AstMethod call) {
      Node arguments = call.getChild(1);
      if (!(call.getChild(0) instanceof AstDot dot && dot.getChild(0) instanceof AstIdentifier base)) {
        add("calls something on what another call or a literal gave, which is not offered to models; let a bean work "
            + "it out");
        return;
      }
      String name = nameOf(dot);
      Class<?> bean = beans.get(base.getName());
      if (base.getName().equals(Offered.EXECUTION) && name.equals(Offered.SET_VARIABLE)) {
        setVariable(arguments);
      } else if (bean == null) {
        property(dot);
      } else if (!Offered.methods(bean).contains(name)) {
        notOffered(name, base.getName(), Offered.methods(bean));
      } else {
        arguments(base.getName(), name, arguments);
      }
    }

    private void arguments(String bean, String name, Node arguments) {
      Method method = Offered.method(beans.get(bean), name, arguments.getCardinality());
      if (method == null) {
        add("calls \"%s\" of %s with %d arguments, and it takes %d; correct the call".formatted(
            name, bean, arguments.getCardinality(), Offered.arguments(beans.get(bean)).get(name)));
        return;
      }
      String first = Offered.caseArgument(method);
      if (!first.equals(written(arguments.getChild(0)))) {
        add("tells \"%s\" of %s another case than its own; its first argument is %s".formatted(name, bean, first));
      }
      for (int i = 1; i < arguments.getCardinality(); i++) {
        Node argument = arguments.getChild(i);
        if (argument instanceof AstString string) {
          words(string);
        } else if (!(argument instanceof AstNumber || argument instanceof AstBoolean)) {
          add("hands \"%s\" of %s something that is no literal; write a text, a number, true or false".formatted(
              name, bean));
        }
      }
    }

    private void setVariable(Node arguments) {
      if (arguments.getCardinality() != 2 || !(arguments.getChild(0) instanceof AstString name)) {
        add("sets a variable whose name it works out; write the name of a variable of the flow, and its value");
        return;
      }
      String variable = (String) name.eval(null, null);
      Node value = arguments.getChild(1);
      boolean decision = value instanceof AstBoolean
          || value instanceof AstString text && DECISION.matcher((String) text.eval(null, null)).matches();
      if (!Offered.FLOW_VARIABLES.contains(variable)) {
        found.add(notOfTheFlow(variable));
      } else if (!decision) {
        add("sets \"%s\" to what is neither true, false nor the name of a decision in capitals; correct the value"
            .formatted(variable));
      }
    }

    private void notOffered(String name, String of, Set<String> offered) {
      add("calls \"%s\", which %s does not offer (it has: %s); correct the name".formatted(
          name, of, offered.isEmpty() ? "nothing" : String.join(", ", new TreeSet<>(offered))));
    }

    private void add(String what) {
      String sentence = "\"%s\" %s.".formatted(shown(text), what);
      if (!found.contains(sentence)) {
        found.add(sentence);
      }
    }
  }

  static String notOfTheFlow(String variable) {
    return "sets or hands over \"%s\", which is no variable of the flow; correct the name.".formatted(shown(variable));
  }

  /** An identifier or a property of one as it is written; null for all else. */
  private static String written(Node node) {
    if (node instanceof AstIdentifier identifier) {
      return identifier.getName();
    }
    return node instanceof AstDot dot && dot.getChild(0) instanceof AstIdentifier base
        ? base.getName() + "." + nameOf(dot) : null;
  }

  /** The parser keeps the name of a property to itself, but for its words about itself: ". name". */
  private static String nameOf(AstDot dot) {
    return dot.toString().substring(1).strip();
  }

  private static void children(Node node, Consumer<Node> each) {
    for (int i = 0; i < node.getCardinality(); i++) {
      each.accept(node.getChild(i));
    }
  }
}
