package io.dueprocess.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A form that wants more than to be filled in: each row is one alteration of a sound form, refused at its element. */
class AttackOnFormsTest {

  private static final String SOUND = """
      <form name="decideOnFile" role="form">
        <div class="dp-fields">
          <p>{{data.today}}</p>
          <input type="text" class="form-control" name="reason" ng-model="form.reason">
          PLACE
        </div>
        <script cam-script type="text/form-script">
          dueProcess.form(camForm, $scope, {
            defaults: function (data, help) {
              return { date: data.today };
            }
          });
        </script>
      </form>
      """;

  @Test
  void theFormsOfTheProductAreSound() throws IOException {
    var forms = Models.deployment().entrySet().stream().filter(file -> file.getKey().endsWith(".html")).toList();
    assertThat(forms).hasSizeGreaterThan(30)
        .allSatisfy(form -> assertThat(FormCheck.problems(form.getKey(), form.getValue())).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<p>{{goals[$index].title}}</p>", "<p>{{dp.day(data.task.due)}}</p>",
      "<button type=\"button\" ng-click=\"dp.addRow(form.rows, { a: 'B' })\">Add</button>",
      "<div ng-repeat=\"row in form.rows\"><p>{{row.what}}</p></div>", "<!-- a comment -->",
      "<select name=\"a\" ng-model=\"form.a\" ng-options=\"r.id as r.name for r in data.reports\"></select>",
      "<table class=\"table\"><tbody><tr><td>1</td></tr></tbody></table>"})
  void whatAFormNeedsIsAccepted(String html) {
    assertThat(problems(SOUND.replace("PLACE", html))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "<script>alert(1)</script>",
      "<script src=\"https://example.com/x.js\"></script>",
      "<script cam-script type=\"text/form-script\">dueProcess.form(camForm, $scope, {});</script>",
      "<script type=\"module\">import 'https://example.com/x.js'</script>",
      "<img src=\"https://example.com/x.png\">",
      "<img src=x onerror=\"alert(1)\">",
      "<image src=x>",
      "<iframe src=\"https://example.com\"></iframe>",
      "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
      "<object data=\"x\"></object>",
      "<embed src=\"x\">",
      "<link rel=\"stylesheet\" href=\"https://example.com/x.css\">",
      "<style>p { background: url(https://example.com/) }</style>",
      "<meta http-equiv=\"refresh\" content=\"0;url=https://example.com\">",
      "<base href=\"https://example.com/\">",
      "<a href=\"javascript:alert(1)\">x</a>",
      "<a href=\"https://example.com/\">x</a>",
      "<a ng-href=\"{{data.url}}\">x</a>",
      "<svg><script>alert(1)</script></svg>",
      "<svg onload=\"alert(1)\"></svg>",
      "<math><mtext></mtext></math>",
      "<template><script>alert(1)</script></template>",
      "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
      "<video src=\"x\"></video>",
      "<audio src=\"x\"></audio>",
      "<details open ontoggle=\"alert(1)\"></details>",
      "<form action=\"https://example.com/\"></form>",
      "<button type=\"submit\" formaction=\"https://example.com/\">x</button>",
      "<button type=\"submit\">x</button>",
      "<p onclick=\"alert(1)\">x</p>",
      "<p onmouseover=alert(1)>x</p>",
      "<p style=\"background: url(https://example.com/)\">x</p>",
      "<p ng-init=\"a = 1\">x</p>",
      "<p ng-bind-html=\"data.x\">x</p>",
      "<p ng-bind-html-unsafe=\"data.x\">x</p>",
      "<p data-ng-bind-html=\"data.x\">x</p>",
      "<p x-ng-bind-html=\"data.x\">x</p>",
      "<p ng:bind:html=\"data.x\">x</p>",
      "<p ng_bind_html=\"data.x\">x</p>",
      "<p ng-include=\"'https://example.com/'\">x</p>",
      "<ng-include src=\"'https://example.com/'\"></ng-include>",
      "<div class=\"ng-include: 'https://example.com/'\"></div>",
      "<div class=\"ng-app\"></div>",
      "<!-- directive: ng-include 'https://example.com/' -->",
      "<p ng-controller=\"x\">x</p>",
      "<p ng-on-click=\"x\">x</p>",
      "<p ng-prop-inner_h_t_m_l=\"data.x\">x</p>",
      "<p ng-mouseover=\"form.a\">x</p>",
      "<p ng-attr-onclick=\"alert(1)\">x</p>",
      "<p ng-non-bindable>{{x}}</p>",
      "<input type=\"file\" name=\"a\" cam-variable-name=\"secret\">",
      "<input type=\"text\" name=\"a\" cam-variable-name=\"submission\" cam-variable-type=\"String\">",
      "<input type=\"password\" name=\"a\" ng-model=\"form.a\">",
      "<input type=\"image\" name=\"a\">",
      "<input type=\"text\" name=\"a\" ng-model=\"form.a\" ng-change=\"form.b\">",
      "<input type=\"text\" name=\"a\" ng-model=\"$parent.a\">",
      "<input type=\"text\" name=\"a\" ng-model=\"form.constructor\">",
      "<p>{{constructor.constructor('alert(1)')()}}</p>",
      "<p>{{data.constructor.constructor('alert(1)')()}}</p>",
      "<p>{{'a'.constructor.prototype}}</p>",
      "<p>{{data['constructor']}}</p>",
      "<p>{{data['con' + 'structor']}}</p>",
      "<p>{{data[form.a]}}</p>",
      "<p>{{[].map(data.x)}}</p>",
      "<p>{{$eval('alert(1)')}}</p>",
      "<p>{{$root.x}}</p>",
      "<p>{{$parent.camForm}}</p>",
      "<p>{{camForm.client}}</p>",
      "<p>{{this.x}}</p>",
      "<p>{{this}}</p>",
      "<p>{{window.location}}</p>",
      "<p>{{document.cookie}}</p>",
      "<p>{{data.x = 1}}</p>",
      "<p>{{data.x; data.y}}</p>",
      "<p>{{data.x | json}}</p>",
      "<p>{{::data.x}}</p>",
      "<p>{{1 <!-- constructor.constructor('alert(1)')()\n}}</p>",
      "<p>{{1 // constructor\n}}</p>",
      "<p>{{1 /* constructor */}}</p>",
      "<p>{{data.\\u0063onstructor}}</p>",
      "<p>{{data.x()}}</p>",
      "<p>{{dp.form(1)}}</p>",
      "<p>{{dp.day.constructor}}</p>",
      "<p>{{dp}}</p>",
      "<p>{{data.__proto__}}</p>",
      "<p>{{ {a: constructor} }}</p>",
      "<p>{{data.x</p>",
      "<p>${dataSource}</p>",
      "<p>#{dataSource}</p>",
      "<p ng-if=\"constructor.constructor('alert(1)')()\">x</p>",
      "<p ng-repeat=\"x in constructor\">x</p>",
      "<p ng-repeat=\"$index in form.a\">x</p>",
      "<p ng-repeat=\"form in form.a\">x</p>",
      "<p ng-repeat=\"row in form.rows | filter: x\">x</p>",
      "<p ng-repeat=\"row in form.rows track by $eval('1')\">x</p>",
      "<p ng-repeat=\"row in form.rows\">x</p>{{row.x}}",
      "<button type=\"button\" ng-click=\"dp.addRow(form.rows, constructor)\">x</button>",
      "<button type=\"button\" ng-click=\"$emit('x')\">x</button>",
      "<select name=\"a\" ng-model=\"form.a\" ng-options=\"constructor as r.name for r in data.reports\"></select>",
      "<select name=\"a\" ng-model=\"form.a\" ng-options=\"r as r for r in data.reports track by $eval(1)\"></select>",
      "<input type=\"text\" name=\"a\" ng-model=\"form.a\" placeholder=\"{{constructor.constructor('alert(1)')()}}\">",
      "<p id=\"{{$root}}\">x</p>",
      "<p aria-label=\"{{$root}}\">x</p>",
      "<cam-widget-inline-field></cam-widget-inline-field>",
      "<p cam-share-form>x</p>",
      "<p title='a' title='b'>x</p>",
      "<p>x</div>",
      "</body><p>x</p>",
      "<p>\u0000</p>",
      "<p <p>>x</p>",
      "<![CDATA[ > <img src=x onerror=alert(1)> ]]>",
      "<!-- x --!> <img src=x onerror=alert(1)> -->",
      "<!--> <img src=x onerror=alert(1)> -->",
      "<!DOCTYPE html>",
      "<![CDATA[<script>alert(1)</script>]]>",
      "<?php x ?>"
  })
  void whatAFormDoesNotNeedIsRefusedAtItsElement(String html) {
    List<ModelProblem> problems = problems(SOUND.replace("PLACE", html));
    assertThat(problems).isNotEmpty().allSatisfy(problem -> {
      assertThat(problem.file()).isEqualTo("decide-on-file.html");
      assertThat(problem.what()).endsWith(".");
    });
    boolean ofTheWholeFile = html.contains("${") || html.contains("#{") || html.contains("\u0000")
        || html.startsWith("<!") || html.startsWith("<?");
    if (!ofTheWholeFile && !html.startsWith("<script cam-script")) {
      assertThat(problems).as("its line").anySatisfy(problem -> assertThat(problem.id()).contains("line "));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "fetch('https://example.com/')",
      "fetch('/engine-rest/task')",
      "new XMLHttpRequest()",
      "$http.get('/engine-rest/task')",
      "camForm.client.http.get('/x')",
      "$scope.$root",
      "window",
      "document.cookie",
      "localStorage.getItem('x')",
      "sessionStorage",
      "eval('1')",
      "Function('return window')()",
      "setTimeout('alert(1)')",
      "this",
      "this.fetch('x')",
      "arguments",
      "arguments.callee.caller",
      "import('https://example.com/x.js')",
      "globalThis.fetch('x')",
      "data.constructor.constructor('return window')()",
      "data.constructor",
      "data['constructor']",
      "data['con' + 'structor']",
      "data[data.key]",
      "data.__proto__",
      "data.map.call(1)",
      "data.map(help.plusDays.constructor)",
      "data.map(data.filter)",
      "['alert(1)'].map(data.plusDays.constructor)",
      "help",
      "help.plusDays",
      "help.constructor('x')",
      "help.unknown(1)",
      "help.plusDays.call(1)",
      "(0, help.plusDays)(1)",
      "help?.plusDays(1)",
      "data?.today",
      "data.today()",
      "data.replace(/x/, 'y')",
      "`${window}`",
      "data.today`x`",
      "/x/",
      "'\\u0063'",
      "d\\u0061ta.today",
      "() => window",
      "function () { return window; }",
      "(function () { return 1; })()",
      "{ __proto__: data }",
      "{ get a() { return 1; } }",
      "{ constructor: 1 }",
      "{ [data.today]: 1 }",
      "{ ...data }",
      "[...data]",
      "typeof window",
      "void 0",
      "delete data.today",
      "data.today = 1",
      "data.today++",
      "1, 2",
      "yield 1",
      "await 1",
      "class {}",
      "super.x",
      "new.target",
      "data instanceof Object",
      "'x' in data",
      "data.x ?? 1",
      "2 ** 3",
      "1 <!-- window\n",
      "1n",
      "angular.element('x')",
      "dueProcess.form(camForm, $scope, {})",
      "x",
      "((((((((((((((((((((((((((((window))))))))))))))))))))))))))))"
  })
  void aScriptThatNamesMoreThanItsOwnDataIsRefused(String value) {
    for (String script : List.of(
        "dueProcess.form(camForm, $scope, { defaults: function (data, help) { return { a: %s }; } });",
        "dueProcess.form(camForm, $scope, { defaults: function (data, help) { var a = %s; return { a: a }; } });",
        "dueProcess.form(camForm, $scope, { defaults: function (data, help) { if (%s) { return {}; } } });",
        "dueProcess.form(camForm, $scope, { before: function (help, data) { help.a = %s; return help; } });")) {
      String written = script.formatted(value);
      boolean helpIsData = script.contains("before") && value.matches("help|help\\.plusDays");
      assertThat(FormScript.problemOfScript(written)).as(written).satisfies(problem ->
          assertThat(problem == null).isEqualTo(helpIsData));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "",
      "alert(1);",
      "dueProcess.form(camForm, $scope, {}); alert(1);",
      "alert(1); dueProcess.form(camForm, $scope, {});",
      "dueProcess.form(camForm, $scope, window);",
      "dueProcess.form(window, $scope, {});",
      "dueProcess.form($scope, camForm, {});",
      "dueProcess.form(camForm, $scope, {}, window);",
      "dueProcess.other(camForm, $scope, {});",
      "new dueProcess.form(camForm, $scope, {});",
      "dueProcess['form'](camForm, $scope, {});",
      "(dueProcess.form)(camForm, $scope, {});",
      "dueProcess.form(camForm, $scope, { other: function () { return 1; } });",
      "dueProcess.form(camForm, $scope, { defaults: window.alert });",
      "dueProcess.form(camForm, $scope, { defaults: () => 1 });",
      "dueProcess.form(camForm, $scope, { defaults() { return 1; } });",
      "dueProcess.form(camForm, $scope, { async defaults() { return 1; } });",
      "dueProcess.form(camForm, $scope, { get defaults() { return window; } });",
      "dueProcess.form(camForm, $scope, { defaults: function* () { yield 1; } });",
      "dueProcess.form(camForm, $scope, { defaults: function (a = window) { return a; } });",
      "dueProcess.form(camForm, $scope, { defaults: function ({ a }) { return a; } });",
      "dueProcess.form(camForm, $scope, { defaults: function (...a) { return a; } });",
      "dueProcess.form(camForm, $scope, { defaults: function f() { return f(); } });",
      "dueProcess.form(camForm, $scope, { defaults: function (d) { while (true) { } } });",
      "dueProcess.form(camForm, $scope, { defaults: function (d) { for (;;) { } } });",
      "dueProcess.form(camForm, $scope, { defaults: function (d) { try { d.a = 1; } catch (e) { } } });",
      "dueProcess.form(camForm, $scope, { defaults: function (d) { throw d; } });",
      "dueProcess.form(camForm, $scope, { defaults: function (d) { let window = d; return window; } });",
      "dueProcess.form(camForm, $scope, { defaults: function (d) { { let fetch = 1; } return fetch; } });",
      "dueProcess.form(camForm, $scope, { defaults: function (d) { var arguments; return arguments; } });",
      "dueProcess.form(camForm, $scope, { defaults: function (d) { window.location = d; } });",
      "dueProcess.form(camForm, $scope, { defaults: function (d) { location = d; } });",
      "dueProcess.form(camForm, $scope, { defaults: function (d) { d.constructor = 1; } });",
      "dueProcess.form(camForm, $scope, { defaults: function (d) { d.a += 1; } });",
      "dueProcess.form(camForm, $scope, { defaults: function (d) { debugger; } });",
      "dueProcess.form(camForm, $scope, { defaults: function (d) { function g() { } return d; } });",
      "dueProcess.form(camForm, $scope, { defaults: function (d) { d.map(function (x) { return window; }); } });",
      "dueProcess.form(camForm, $scope, { defaults: function (d) { label: d.a = 1; } });",
      "dueProcess.form(camForm, $scope, { defaults: function (d, h) { h.plusDays = d; return d; } });",
      "with (window) { dueProcess.form(camForm, $scope, {}); }",
      "import x from 'https://example.com/x.js'; dueProcess.form(camForm, $scope, {});",
      "dueProcess.form(camForm, $scope, {",
      "<!-- x\ndueProcess.form(camForm, $scope, {});"
  })
  void aScriptThatIsMoreThanTheOneCallIsRefused(String script) {
    assertThat(FormScript.problemOfScript(script)).as(script).isNotNull().endsWith(".");
  }

  @Test
  void aScriptThatExhaustsItsReaderIsRefused() {
    for (String value : List.of("(".repeat(2500) + "1" + ")".repeat(2500), "!".repeat(5000) + "1", "1".repeat(50_000),
        "[".repeat(5000))) {
      assertThat(FormScript.problemOfScript("dueProcess.form(camForm, $scope, { defaults: function () { return "
          + value + "; } });")).isNotNull();
      assertThat(FormScript.problemOfExpression(value, Set.of())).isNotNull();
    }
    assertThat(problems("<div>".repeat(20_000))).isNotEmpty();
  }

  @Test
  void whatIsNoFormOrNotUtf8IsRefused() {
    assertThat(problems("")).isNotEmpty();
    assertThat(problems("<p>x</p>")).isNotEmpty();
    assertThat(problems(SOUND + "<p>x</p>")).isNotEmpty();
    assertThat(FormCheck.problems("x.html", new byte[] {(byte) 0xff, (byte) 0xfe, 60, 0})).singleElement().asString()
        .isEqualTo("x.html: is not written in UTF-8; save it so.");
    assertThat(problems("x".repeat(200_000))).singleElement().asString().contains("is longer than");
  }

  @Test
  void aRefusalNamesFileElementLineAndWhatToDo() {
    assertThat(problems(SOUND.replace("PLACE", "<a href=\"https://example.com/\">x</a>"))).singleElement().asString()
        .isEqualTo("decide-on-file.html, <a> in line 5: is not offered to forms; remove it.");
  }

  private static List<ModelProblem> problems(String html) {
    return FormCheck.problems("decide-on-file.html", html.getBytes(StandardCharsets.UTF_8));
  }
}
