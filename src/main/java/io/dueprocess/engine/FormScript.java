package io.dueprocess.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.mozilla.javascript.CompilerEnvirons;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.EvaluatorException;
import org.mozilla.javascript.Parser;
import org.mozilla.javascript.Token;
import org.mozilla.javascript.ast.ArrayLiteral;
import org.mozilla.javascript.ast.Assignment;
import org.mozilla.javascript.ast.AstNode;
import org.mozilla.javascript.ast.AstRoot;
import org.mozilla.javascript.ast.ConditionalExpression;
import org.mozilla.javascript.ast.ElementGet;
import org.mozilla.javascript.ast.ExpressionStatement;
import org.mozilla.javascript.ast.FunctionCall;
import org.mozilla.javascript.ast.FunctionNode;
import org.mozilla.javascript.ast.IfStatement;
import org.mozilla.javascript.ast.InfixExpression;
import org.mozilla.javascript.ast.KeywordLiteral;
import org.mozilla.javascript.ast.Name;
import org.mozilla.javascript.ast.NumberLiteral;
import org.mozilla.javascript.ast.ObjectLiteral;
import org.mozilla.javascript.ast.ObjectProperty;
import org.mozilla.javascript.ast.ParenthesizedExpression;
import org.mozilla.javascript.ast.PropertyGet;
import org.mozilla.javascript.ast.ReturnStatement;
import org.mozilla.javascript.ast.StringLiteral;
import org.mozilla.javascript.ast.UnaryExpression;
import org.mozilla.javascript.ast.VariableDeclaration;
import org.mozilla.javascript.ast.VariableInitializer;

/**
 * What a form may compute in the browser of whoever opens its task. The script is one call of the product's own module,
 * with functions that read the data they are given and work out values; an expression in the page shows such values.
 * Both are read by a parser and go through node by node against what is offered, so that a name that is not the form's
 * own (the page, the network, the session) can't be written, nor a property by which a function's maker is reached.
 */
final class FormScript {

  private static final int LONGEST = 6000;

  private static final Set<String> HELP =
      Set.of("plusDays", "weekdayFrom", "missedMeasurements", "newestRequest", "openCorrection");
  private static final Set<String> DP = Set.of("day", "addRow", "removeRow");

  /** What may be called on a list or a text; the first ones take a function, which has to be written there. */
  private static final Set<String> WITH_FUNCTION = Set.of("map", "filter", "some", "every", "find", "forEach");
  private static final Set<String> METHODS =
      Set.of("concat", "slice", "join", "indexOf", "includes", "push", "trim", "toFixed", "toLowerCase", "toUpperCase");

  private static final Set<Integer> OPERATORS = Set.of(Token.ADD, Token.SUB, Token.MUL, Token.DIV, Token.MOD, Token.AND,
      Token.OR, Token.EQ, Token.NE, Token.SHEQ, Token.SHNE, Token.LT, Token.LE, Token.GT, Token.GE);
  private static final Set<Integer> SIGNS = Set.of(Token.NOT, Token.NEG, Token.POS);
  private static final Set<Integer> WORDS = Set.of(Token.TRUE, Token.FALSE, Token.NULL, Token.UNDEFINED);

  private static final Pattern PROPERTY = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,60}");
  private static final Set<String> NO_PROPERTIES =
      Set.of("constructor", "prototype", "caller", "callee", "arguments", "call", "apply", "bind", "eval");

  /** Other signs than these are read by one parser in another way than by the next. */
  private static final Pattern TWO_READINGS = Pattern.compile("\\\\|`|<!--|-->|[\\u2028\\u2029]");
  private static final Pattern TWO_READINGS_IN_A_PAGE = Pattern.compile("//|/\\*|;|\\|(?!\\|)(?<!\\|\\|)|^\\s*::");

  private FormScript() {
  }

  /** A refusal on its way out of the tree. */
  @SuppressWarnings("serial")
  private static final class NotOffered extends RuntimeException {
    NotOffered(String what) {
      super(what, null, false, false);
    }
  }

  /** What is wrong with the script of a form, null if nothing is. */
  static String problemOfScript(String script) {
    if (TWO_READINGS.matcher(script).find()) {
      return "its script has a sign that is not offered to forms (\\, `, <!-- or -->); write it without.";
    }
    return problem(() -> {
      AstRoot root = parse(script);
      if (!(only(root) instanceof ExpressionStatement statement
          && statement.getExpression() instanceof FunctionCall call && call.getClass() == FunctionCall.class
          && "dueProcess.form".equals(path(call.getTarget())))) {
        throw new NotOffered("its script is more or something else than the one call dueProcess.form(camForm, $scope, "
            + "{ ... })");
      }
      List<AstNode> arguments = call.getArguments();
      boolean own = arguments.size() >= 2 && arguments.size() <= 3
          && "camForm".equals(path(arguments.get(0))) && "$scope".equals(path(arguments.get(1)));
      if (!own) {
        throw new NotOffered("its script has to hand over camForm, $scope and the form's options");
      }
      if (arguments.size() == 3) {
        options(arguments.get(2));
      }
    }, "its script");
  }

  /**
   * What is wrong with an expression in the page, null if nothing is.
   *
   * @param rows the names that the rows around it bear, besides {@code data}, {@code form}, {@code goals}
   */
  static String problemOfExpression(String expression, Set<String> rows) {
    if (TWO_READINGS.matcher(expression).find() || TWO_READINGS_IN_A_PAGE.matcher(expression).find()) {
      return "\"%s\" has a sign that is not offered to forms (\\, `, ;, |, :: or a comment); write it without."
          .formatted(ModelExpressions.shown(expression));
    }
    return problem(() -> {
      if (!(only(parse("(" + expression + ")")) instanceof ExpressionStatement statement
          && statement.getExpression() instanceof ParenthesizedExpression whole)) {
        throw new NotOffered("it is no single expression");
      }
      Set<String> names = new HashSet<>(Set.of("data", "form", "goals", "$index"));
      names.addAll(rows);
      new Scope(names, "dp", DP).value(whole.getExpression());
    }, "\"" + ModelExpressions.shown(expression) + "\"");
  }

  private static String problem(Runnable look, String of) {
    try {
      look.run();
      return null;
    } catch (NotOffered e) {
      return of + " is not offered to forms: " + e.getMessage() + ".";
    } catch (EvaluatorException e) {
      return of + " can't be read as a script; correct it.";
    } catch (StackOverflowError e) {
      return of + " is nested too deep; write it in fewer steps.";
    }
  }

  private static AstRoot parse(String script) {
    if (script.length() > LONGEST) {
      throw new NotOffered("it is longer than %d characters".formatted(LONGEST));
    }
    CompilerEnvirons environment = new CompilerEnvirons();
    environment.setLanguageVersion(Context.VERSION_ES6);
    return new Parser(environment).parse(script, "form", 1);
  }

  private static AstNode only(AstRoot root) {
    return root.getFirstChild() != null && root.getFirstChild() == root.getLastChild()
        ? (AstNode) root.getFirstChild() : null;
  }

  /** {@code a} or {@code a.b} as it is written; empty for all else. */
  private static String path(AstNode node) {
    if (node instanceof Name name) {
      return name.getIdentifier();
    }
    return node.getClass() == PropertyGet.class && node.getType() == Token.GETPROP
        && ((PropertyGet) node).getTarget() instanceof Name of
        ? of.getIdentifier() + "." + ((PropertyGet) node).getProperty().getIdentifier() : "";
  }

  private static void options(AstNode node) {
    if (node.getClass() != ObjectLiteral.class) {
      throw new NotOffered("its options have to be written in the call: { defaults: function (data, help) { ... } }");
    }
    for (AstNode element : ((ObjectLiteral) node).getElements()) {
      ObjectProperty option = plain(element);
      String name = key(option);
      if (!name.equals("defaults") && !name.equals("before")) {
        throw new NotOffered("its options are defaults and before, and not %s".formatted(name));
      }
      List<String> parameters = parameters(option.getValue());
      Set<String> names = new HashSet<>(parameters);
      String help = name.equals("defaults") && parameters.size() == 2 ? parameters.get(1) : null;
      names.remove(help);
      new Scope(names, help, HELP).body((FunctionNode) option.getValue());
    }
  }

  private static ObjectProperty plain(AstNode element) {
    if (element instanceof ObjectProperty property && property.getType() == Token.COLON
        && !property.isGetterMethod() && !property.isSetterMethod() && !property.isNormalMethod()) {
      return property;
    }
    throw new NotOffered("an object has fields with a name and a value and nothing else");
  }

  private static String key(ObjectProperty property) {
    AstNode left = property.getKey();
    String name = left instanceof Name plain ? plain.getIdentifier()
        : left instanceof StringLiteral text ? text.getValue() : "";
    return property(name);
  }

  private static String property(String name) {
    if (!PROPERTY.matcher(name).matches() || NO_PROPERTIES.contains(name)) {
      throw new NotOffered("the property \"%s\"".formatted(ModelExpressions.shown(name)));
    }
    return name;
  }

  private static List<String> parameters(AstNode node) {
    if (!(node instanceof FunctionNode function) || function.getFunctionType() != FunctionNode.FUNCTION_EXPRESSION
        || function.isGenerator() || function.getFunctionName() != null || function.hasRestParameter()
        || function.getDefaultParams() != null) {
      throw new NotOffered("a function is written as function (a, b) { ... } and has no name");
    }
    return function.getParams().stream().map(parameter -> {
      if (!(parameter instanceof Name name)) {
        throw new NotOffered("a function's parameters are plain names");
      }
      return declared(name.getIdentifier());
    }).toList();
  }

  private static String declared(String name) {
    if (name.equals("undefined")) {
      throw new NotOffered("another meaning of undefined");
    }
    return property(name);
  }

  /** The names that may be read at a place, and the one object whose functions may be called there. */
  private static final class Scope {

    private final Set<String> names;
    private final String helper;
    private final Set<String> helps;

    Scope(Set<String> names, String helper, Set<String> helps) {
      this.names = new HashSet<>(names);
      this.helper = helper;
      this.helps = helps;
    }

    void body(FunctionNode function) {
      statement(function.getBody());
    }

    private void statement(AstNode node) {
      if (node.getType() == Token.BLOCK) {
        for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
          statement((AstNode) child);
        }
      } else if (node.getClass() == ReturnStatement.class) {
        if (((ReturnStatement) node).getReturnValue() != null) {
          value(((ReturnStatement) node).getReturnValue());
        }
      } else if (node.getClass() == IfStatement.class) {
        IfStatement choice = (IfStatement) node;
        value(choice.getCondition());
        statement(choice.getThenPart());
        if (choice.getElsePart() != null) {
          statement(choice.getElsePart());
        }
      } else if (node.getClass() == VariableDeclaration.class) {
        variables((VariableDeclaration) node);
      } else if (node.getClass() == ExpressionStatement.class) {
        AstNode done = ((ExpressionStatement) node).getExpression();
        if (done.getClass() == Assignment.class) {
          assignment((Assignment) done);
        } else {
          value(done);
        }
      } else {
        throw new NotOffered("a step of the kind %s".formatted(Token.typeToName(node.getType())));
      }
    }

    /** The whole function knows a variable, and nothing outside bears its name before. */
    private void variables(VariableDeclaration declaration) {
      if (!declaration.isVar()) {
        throw new NotOffered("let and const; write var");
      }
      for (VariableInitializer variable : declaration.getVariables()) {
        if (!(variable.getTarget() instanceof Name name)) {
          throw new NotOffered("a variable that is no plain name");
        }
        if (variable.getInitializer() != null) {
          value(variable.getInitializer());
        }
        names.add(declared(name.getIdentifier()));
      }
    }

    private void assignment(Assignment assignment) {
      if (assignment.getType() != Token.ASSIGN) {
        throw new NotOffered("an assignment that is not written with =");
      }
      value(assignment.getLeft());
      value(assignment.getRight());
    }

    void value(AstNode node) {
      Class<?> kind = node.getClass();
      if (kind == Name.class) {
        name(((Name) node).getIdentifier());
      } else if (kind == PropertyGet.class && node.getType() == Token.GETPROP) {
        value(((PropertyGet) node).getTarget());
        property(((PropertyGet) node).getProperty().getIdentifier());
      } else if (kind == ElementGet.class && node.getType() == Token.GETELEM) {
        value(((ElementGet) node).getTarget());
        AstNode index = ((ElementGet) node).getElement();
        if (!(index instanceof NumberLiteral || "$index".equals(path(index)))) {
          throw new NotOffered("square brackets with something else than a number or $index");
        }
        value(index);
      } else if (kind == FunctionCall.class) {
        call((FunctionCall) node);
      } else if (kind == InfixExpression.class && OPERATORS.contains(node.getType())) {
        value(((InfixExpression) node).getLeft());
        value(((InfixExpression) node).getRight());
      } else if (kind == UnaryExpression.class && SIGNS.contains(node.getType())) {
        value(((UnaryExpression) node).getOperand());
      } else if (kind == ConditionalExpression.class) {
        value(((ConditionalExpression) node).getTestExpression());
        value(((ConditionalExpression) node).getTrueExpression());
        value(((ConditionalExpression) node).getFalseExpression());
      } else if (kind == ParenthesizedExpression.class) {
        value(((ParenthesizedExpression) node).getExpression());
      } else if (kind == ObjectLiteral.class) {
        for (AstNode element : ((ObjectLiteral) node).getElements()) {
          key(plain(element));
          value(plain(element).getValue());
        }
      } else if (kind == ArrayLiteral.class) {
        ((ArrayLiteral) node).getElements().forEach(this::value);
      } else if (!(kind == StringLiteral.class || kind == NumberLiteral.class
          || kind == KeywordLiteral.class && WORDS.contains(node.getType()))) {
        throw new NotOffered("something of the kind %s".formatted(Token.typeToName(node.getType())));
      }
    }

    private void name(String name) {
      if (!names.contains(name) && !name.equals("undefined")) {
        throw new NotOffered("the name \"%s\"".formatted(ModelExpressions.shown(name)));
      }
    }

    private void call(FunctionCall call) {
      if (call.getType() != Token.CALL || call.isOptionalCall() || call.getTarget().getClass() != PropertyGet.class
          || call.getTarget().getType() != Token.GETPROP) {
        throw new NotOffered("a call of something else than a function of the product");
      }
      PropertyGet target = (PropertyGet) call.getTarget();
      String name = target.getProperty().getIdentifier();
      if (target.getTarget() instanceof Name of && of.getIdentifier().equals(helper)) {
        if (!helps.contains(name)) {
          throw new NotOffered("%s.%s (there are %s)".formatted(
              helper, ModelExpressions.shown(name), String.join(", ", new TreeSet<>(helps))));
        }
        call.getArguments().forEach(this::value);
      } else if (WITH_FUNCTION.contains(name)) {
        value(target.getTarget());
        if (call.getArguments().size() != 1) {
          throw new NotOffered("%s with something else than one function".formatted(name));
        }
        List<String> parameters = parameters(call.getArguments().get(0));
        Set<String> inner = new HashSet<>(names);
        inner.addAll(parameters);
        new Scope(inner, parameters.contains(helper) ? null : helper, helps)
            .body((FunctionNode) call.getArguments().get(0));
      } else if (METHODS.contains(name)) {
        value(target.getTarget());
        call.getArguments().forEach(this::value);
      } else {
        throw new NotOffered("a call of \"%s\"".formatted(ModelExpressions.shown(name)));
      }
    }
  }
}
