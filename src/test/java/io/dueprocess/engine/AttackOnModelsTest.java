package io.dueprocess.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A modeller who wants more than the flow: each row is one alteration of the real models, refused at its element. */
class AttackOnModelsTest {

  private static final Map<String, Class<?>> BEANS = CodeBeans.all();
  private static final byte[] SOUND_FORM = bytes("<form name=\"x\"><script cam-script type=\"text/form-script\">"
      + "dueProcess.form(camForm, $scope, {});</script></form>");

  private final Map<String, byte[]> files = new HashMap<>();
  private final Map<String, Class<?>> beans = BEANS;

  @BeforeEach
  void readTheRealModels() throws IOException {
    files.putAll(Models.deployment());
    // what forms may hold has a test of its own
    files.replaceAll((file, content) -> file.endsWith(".html") ? SOUND_FORM : content);
  }

  // ---- expressions

  @ParameterizedTest
  @ValueSource(strings = {
      "${execution.getClass().forName('java.lang.Runtime')}",
      "${execution.class.name}",
      "${execution['class']}",
      "${''.getClass().forName('java.lang.Runtime').getMethods()[6].invoke(null)}",
      "${\"\".class}",
      "${fileDecision.getClass()}",
      "${fileDecision.class}",
      "${true.class}",
      "${1.class}",
      "${(fileDecision).getClass()}",
      "${[1]}",
      "${{}}",
      "${execution.processEngineServices.runtimeService}",
      "${execution.getProcessEngineServices().getTaskService().createTaskQuery().list()}",
      "${execution.getProcessEngine()}",
      "${execution.engineServices}",
      "${execution.getVariable('fileDecision')}",
      "${execution.variables}",
      "${execution.setProcessBusinessKey('PIP-2026-0001')}",
      "${execution.getSuperExecution().getProcessBusinessKey()}",
      "${execution.processInstance.processBusinessKey}",
      "${execution.businessKey}",
      "${execution.processBusinessKey.getClass()}",
      "${execution.processBusinessKey.concat('x')}",
      "${execution}",
      "${task.execution.processBusinessKey}",
      "${task.id}",
      "${task.getExecution()}",
      "${task}",
      "${authenticatedUserId}",
      "${currentUser()}",
      "${currentUserGroups()}",
      "${now()}",
      "${now().getClass()}",
      "${dateTime().plusWeeks(1)}",
      "${fn:x()}",
      "${dataSource}",
      "${dataSource.connection}",
      "${environment}",
      "${systemProperties}",
      "${environment['spring.datasource.password']}",
      "${processEngine.runtimeService}",
      "${camundaBpmProperties}",
      "${caseExecution}",
      "${externalTask}",
      "${party}",
      "${party.employees}",
      "${party.getClass()}",
      "${party.class}",
      "${party.hashCode()}",
      "${party.toString()}",
      "${party['employee'](execution)}",
      "${party.employee(execution).getClass()}",
      "${party.employee(execution).class}",
      "${party.employee(task)}",
      "${party.employee(execution, 1)}",
      "${party.employee()}",
      "${party.employee(null)}",
      "${periodDates.ends('PIP-2026-0001')}",
      "${periodDates.ends(fileDecision)}",
      "${periodDates.ends(execution.id)}",
      "${periodDates.period(null)}",
      "${coachingTime.lastDay(null)}",
      "${deadline.after(execution, fileDecision)}",
      "${deadline.after(execution, party.employee(execution))}",
      "${deadline.after(execution, 'a}b')}",
      "${closeCase.notify(execution)}",
      "${assessFile.execute(execution)}",
      "${assessFile}x",
      "${decideOnFile.notify(task)}",
      "${execution.setVariable('fileDecision', execution)}",
      "${execution.setVariable('fileDecision', party.employee(execution))}",
      "${execution.setVariable('fileDecision', 'Text of a person')}",
      "${execution.setVariable(fileDecision, 'X')}",
      "${execution.setVariable('other', 'X')}",
      "${execution.setVariableLocal('fileDecision', 'X')}",
      "${execution.removeVariable('fileDecision')}",
      "${fileDecision == '${dataSource}'}",
      "${fileDecision == 'a' ? dataSource : environment}",
      "${not empty dataSource}",
      "#{dataSource}",
      "${fileDecision == 'x'} and #{dataSource}",
      "x ${fileDecision} ${dataSource}",
      "${fileDecision == \"it's\" and dataSource == 'x'}",
      "${fileDecision == 'it\\'s' and dataSource == 'x'}",
      "${",
      "${}",
      "${fileDecision",
      "${fileDecision; dataSource}",
      "${fileDecision = 'X'}",
      "${x -> x}",
      "${T(java.lang.Runtime)}",
      "${java.lang.Runtime}",
      "${((((((((((((((((dataSource))))))))))))))))}"
  })
  void anExpressionThatReachesForMoreThanIsOfferedIsRefused(String expression) {
    files.keySet().removeIf(file -> !file.equals("file-review.bpmn") && !file.endsWith(".html"));
    assertRefusedAt(put(expression, "condition", files), expression, files);
  }

  @ParameterizedTest
  @ValueSource(strings = {"condition", "listener", "assignee", "due date", "timer", "description", "name",
      "candidate group", "called element", "form key", "message", "priority", "retries", "property"})
  void anExpressionIsRefusedWhereverItStands(String place) {
    for (String expression : List.of("${dataSource}", "#{''.getClass().forName('java.lang.Runtime')}",
        "x${fileDecision}${execution.processEngineServices}", "${periodDates.ends('PIP-2026-0001')}")) {
      Map<String, byte[]> altered = new HashMap<>(files);
      assertRefusedAt(put(expression, place, altered), expression + " as " + place, altered);
    }
  }

  private void assertRefusedAt(String element, String what, Map<String, byte[]> altered) {
    assertThat(ModelCheck.problems(altered, beans)).as(what).isNotEmpty().allSatisfy(problem -> {
      assertThat(problem.id()).isEqualTo(element);
      assertThat(problem.what()).endsWith(".");
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"${fileDecision == 'READY_FOR_PLAN'}", "${legalRisk == true || !coachingOver}",
      "${not empty fileDecision and (legalRisk or planValid)}", "${fileDecision == 'A' ? true : false}",
      "${party.employee(execution) == 'x'}", "#{planValid}"})
  void whatIsOfferedIsAccepted(String expression) {
    put(expression, "condition", files);
    assertThat(ModelCheck.problems(files, beans)).isEmpty();
  }

  @Test
  void anExpressionInPiecesIsReadAsTheEngineReadsIt() {
    for (String pieces : List.of("$<!-- -->{dataSource}", "<![CDATA[$]]>{dataSource}", "&#36;{dataSource}",
        "$<![CDATA[{]]>dataSource}", "&#x24;&#x7b;dataSource}")) {
      Map<String, byte[]> altered = new HashMap<>(files);
      change("follow-up.bpmn", "${relapseDecision == 'NEW_PLAN'}", pieces, altered);
      assertThat(ModelCheck.problems(altered, beans)).as(pieces).singleElement().asString()
          .startsWith("follow-up.bpmn, Flow_").contains("names \"dataSource\"");
    }
  }

  @Test
  void anExpressionThatExhaustsItsReaderIsRefused() {
    for (String long_ : List.of("(".repeat(3000) + "1" + ")".repeat(3000), "!".repeat(3900) + "true",
        "'" + "x".repeat(3000) + "'", "1" + "+1".repeat(1500), "(".repeat(100_000))) {
      Map<String, byte[]> altered = new HashMap<>(files);
      change("follow-up.bpmn", "${relapseDecision == 'NEW_PLAN'}", "${" + long_ + "}", altered);
      assertThat(ModelCheck.problems(altered, beans)).singleElement().asString().startsWith("follow-up.bpmn, Flow_");
    }
  }

  // ---- elements and attributes

  /** file-review's task "Assess file" with another attribute, extension or element. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "attribute | camunda:class=\"java.lang.Object\" | names the Java class java.lang.Object",
      "attribute | camunda:type=\"external\" camunda:topic=\"mine\" | attribute camunda:t",
      "attribute | camunda:type=\"mail\" | attribute camunda:type=\"mail\"",
      "attribute | camunda:type=\"shell\" | attribute camunda:type=\"shell\"",
      "attribute | xmlns:old=\"http://activiti.org/bpmn\" old:class=\"java.lang.Object\" | attribute old:class",
      "attribute | xmlns:old=\"http://activiti.org/bpmn\" old:expression=\"${execution.processBusinessKey}\" | old:exp",
      "attribute | implementation=\"urn:x\" | attribute implementation",
      "attribute | camunda:errorMessageVariable=\"fileDecision\" | attribute camunda:errorMessageVariable",
      "attribute | camunda:resultVariable=\"mine\" | sets or hands over \"mine\"",
      "attribute | camunda:modelerTemplate=\"mine\" | attribute camunda:modelerTemplate",
      "extension | <camunda:field name=\"a\" stringValue=\"b\"/> | element <camunda:field>",
      "extension | <camunda:field name=\"a\"><camunda:expression>x</camunda:expression></camunda:field> |"
          + " camunda:field",
      "extension | <camunda:inputOutput><camunda:inputParameter"
          + " name=\"a\">b</camunda:inputParameter></camunda:inputOutput> | <camunda:inputOutput>",
      "extension | <camunda:inputOutput><camunda:outputParameter name=\"a\"><camunda:script"
          + " scriptFormat=\"groovy\">1</camunda:script></camunda:outputParameter></camunda:inputOutput> |"
          + " <camunda:inputOutput>",
      "extension | <camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connect"
          + "or> | <camunda:connector>",
      "extension | <camunda:executionListener event=\"start\"><camunda:script"
          + " scriptFormat=\"juel\">${1}</camunda:script></camunda:executionListener> | <camunda:script>",
      "extension | <camunda:executionListener event=\"start\" class=\"java.lang.Object\"/> | names the Java class",
      "extension | <camunda:executionListener event=\"start\" expression=\"${dataSource.close()}\"/> | dataSource",
      "extension | <camunda:executionListener event=\"start\" delegateExpression=\"${fileDecision}\"/> | which is"
          + " neither a bean",
      "extension | <camunda:executionListener event=\"start\""
          + " delegateExpression=\"${party.manager(execution)}\"/> | is no bean",
      "extension | <camunda:errorEventDefinition id=\"e\" errorRef=\"x\" expression=\"${true}\"/> |"
          + " camunda:errorEventDef",
      "extension | <camunda:property name=\"a\" value=\"${dataSource}\"/> | dataSource",
      "extension | <x:script xmlns:x=\"http://activiti.org/bpmn\">1</x:script> | element <x:script>",
      "extension | <mine xmlns=\"urn:mine\" src=\"http://x/\"/> | element <mine>",
      "element | <bpmn:scriptTask id=\"Task_Script\""
          + " scriptFormat=\"juel\"><bpmn:script>${1}</bpmn:script></bpmn:scriptTask> | element <bpmn:scriptTask>",
      "element | <bpmn:sendTask id=\"Task_Send\" camunda:type=\"mail\"/> | element <bpmn:sendTask>",
      "element | <bpmn:transaction id=\"Task_Transaction\"/> | element <bpmn:transaction>",
      "element | <bpmn:adHocSubProcess id=\"Task_AdHoc\"/> | element <bpmn:adHocSubProcess>",
      "element | <bpmn:complexGateway id=\"Task_Complex\"/> | element <bpmn:complexGateway>",
      "element | <bpmn:boundaryEvent id=\"Event_C\""
          + " attachedToRef=\"Task_AssessFile\"><bpmn:conditionalEventDefinition><bpmn:condition"
          + " xsi:type=\"bpmn:tFormalExpression\""
          + " language=\"groovy\">1</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:boundaryEvent> |"
          + " conditionalEventDefinition",
      "element | <bpmn:boundaryEvent id=\"Event_C\""
          + " attachedToRef=\"Task_AssessFile\"><bpmn:compensateEventDefinition/></bpmn:boundaryEvent> |"
          + " compensateEventDefinition",
      "element | <bpmn:dataObject id=\"Data\" /> | element <bpmn:dataObject>",
      "loop | <bpmn:multiInstanceLoopCharacteristics camunda:collection=\"${execution.processBusinessKey}\""
          + " camunda:elementVariable=\"x\"/> | multiInstance",
      "loop | <bpmn:ioSpecification><bpmn:inputSet/><bpmn:outputSet/></bpmn:ioSpecification> | ioSpecification",
  })
  void whatTheEngineOffersAndTheProductDoesNotIsRefused(String kind, String what, String sentence) {
    String task = "<bpmn:serviceTask id=\"Task_AssessFile\"";
    String text = text("file-review.bpmn", files);
    int at = text.indexOf(task);
    int end = text.indexOf("</bpmn:serviceTask>", at);
    String inside = text.substring(at, end);
    String own = "camunda:delegateExpression=\"${assessFile}\"";
    String altered = switch (kind) {
      case "attribute" -> inside.replace(own, what.contains("class=") || what.contains("type=") ? what
          : own + " " + what);
      case "extension" -> what.startsWith("<camunda:property") || !inside.contains("<bpmn:extensionElements>")
          ? inside.replace("<bpmn:extensionElements>", "<bpmn:extensionElements><camunda:properties>" + what
              + "</camunda:properties>")
          : inside.replace("<bpmn:extensionElements>", "<bpmn:extensionElements>" + what);
      case "loop" -> inside + what;
      default -> inside;
    };
    String tail = text.substring(end);
    if (kind.equals("element")) {
      tail = "</bpmn:serviceTask>" + what + tail.substring("</bpmn:serviceTask>".length());
    }
    files.put("file-review.bpmn", bytes(text.substring(0, at) + altered + tail));
    assertThat(text("file-review.bpmn", files)).isNotEqualTo(text);

    List<ModelProblem> problems = ModelCheck.problems(files, beans);
    assertThat(problems).anySatisfy(problem -> {
      assertThat(problem.file()).isEqualTo("file-review.bpmn");
      assertThat(problem.id()).isNotBlank();
      assertThat(problem.what()).contains(sentence);
    });
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "pip-lifecycle.bpmn | <camunda:in businessKey=\"#{execution.processBusinessKey}\" /> | <camunda:in"
          + " businessKey=\"PIP-2026-0001\" /> | hands over \"PIP-2026-0001\" as its case",
      "pip-lifecycle.bpmn | <camunda:in businessKey=\"#{execution.processBusinessKey}\" /> | <camunda:in"
          + " businessKey=\"${party.employee(execution)}\" /> | as its case",
      "pip-lifecycle.bpmn | <camunda:in businessKey=\"#{execution.processBusinessKey}\" /> | <camunda:in"
          + " variables=\"all\" /> | attribute variables",
      "pip-lifecycle.bpmn | <camunda:in businessKey=\"#{execution.processBusinessKey}\" /> | <camunda:in"
          + " sourceExpression=\"${fileDecision}\" target=\"fileDecision\" /> | attribute sourceExpression",
      "pip-lifecycle.bpmn | camunda:calledElementBinding=\"deployment\" | camunda:calledElementBinding=\"latest\""
          + " | a process of any deployment",
      "pip-lifecycle.bpmn | camunda:calledElementBinding=\"deployment\" |"
          + " camunda:calledElementBinding=\"version\" camunda:calledElementVersion=\"1\" | attribute"
          + " camunda:calledElementVersion",
      "pip-lifecycle.bpmn | camunda:calledElementBinding=\"deployment\" |"
          + " camunda:calledElementBinding=\"deployment\" camunda:calledElementTenantId=\"x\" | attribute"
          + " camunda:calledElementTenantId",
      "pip-lifecycle.bpmn | camunda:calledElementBinding=\"deployment\" |"
          + " camunda:calledElementBinding=\"deployment\" camunda:variableMappingClass=\"x.Y\" | attribute"
          + " camunda:variableMappingClass",
      "pip-lifecycle.bpmn | camunda:calledElementBinding=\"deployment\" |"
          + " camunda:calledElementBinding=\"deployment\" camunda:variableMappingDelegateExpression=\"${remind}\""
          + " | variableMappingDelegateExpression",
      "pip-lifecycle.bpmn | calledElement=\"file-review\" | calledElement=\"other\" | calls \"other\"",
      "pip-lifecycle.bpmn | camunda:historyTimeToLive=\"3650\" | camunda:historyTimeToLive=\"${dataSource}\" |"
          + " dataSource",
      "file-review.bpmn | embedded:deployment:decide-on-file.html | https://example.com/form.html | names no"
          + " deployed file",
      "file-review.bpmn | embedded:deployment:decide-on-file.html | embedded:deployment:../../etc/passwd | does"
          + " not exist",
      "file-review.bpmn | embedded:deployment:decide-on-file.html | camunda-forms:deployment:decide-on-file.html"
          + " | names no deployed",
      "file-review.bpmn | camunda:formKey=\"embedded:deployment:decide-on-file.html\" | camunda:formRef=\"x\""
          + " camunda:formRefBinding=\"latest\" | attribute camunda:formRef",
      "file-review.bpmn | xsi:type=\"bpmn:tFormalExpression\" | xsi:type=\"bpmn:tFormalExpression\""
          + " language=\"groovy\" | attribute language",
      "file-review.bpmn | xsi:type=\"bpmn:tFormalExpression\" | xsi:type=\"bpmn:tFormalExpression\""
          + " camunda:resource=\"deployment://x.groovy\" | attribute camunda:resource",
  })
  void whatReachesOutOfTheDeploymentOrTheCaseIsRefused(String file, String from, String to, String sentence) {
    change(file, from, to, files);
    assertThat(ModelCheck.problems(files, beans)).anySatisfy(problem -> {
      assertThat(problem.file()).isEqualTo(file);
      assertThat(problem.id()).isNotBlank();
      assertThat(problem.what()).contains(sentence).endsWith(".");
    });
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "file-review.bpmn | name=\"Decide on file\" | name=\"{{constructor.constructor('alert(1)')()}}\"",
      "file-review.bpmn | name=\"Decide on file\" | name=\"Decide &#123;&#x7b;1+1}} on file\"",
      "file-review.bpmn | name=\"File review\" | name=\"{{1+1}}\"",
      "file-review.bpmn | <bpmn:documentation> | <bpmn:documentation>{<!-- -->{1+1}}",
      "file-review.bpmn | <bpmn:documentation> | <bpmn:documentation>{<![CDATA[{1+1}}]]>",
      "pip-policy.dmn | <decision id=\"pip-policy\" name=\" | <decision id=\"pip-policy\" name=\"{{1+1}}",
      "pip-policy.dmn | <description> | <description>{{1+1}}"})
  void aTextThatCockpitWouldRunIsRefused(String file, String from, String to) {
    change(file, from, to, files);
    assertThat(ModelCheck.problems(files, beans)).anySatisfy(problem -> {
      assertThat(problem.file()).isEqualTo(file);
      assertThat(problem.id()).isNotBlank();
      assertThat(problem.what()).startsWith("has \"{{\" in a text, which Cockpit would run");
    });
  }

  // ---- decision tables

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "<text>24</text> | <text>function(x) external { java: { class: \"java.lang.System\" } }</text> |"
          + " Rule_US_LookBackMonths",
      "<text>24</text> | <text>${dataSource}</text> | Rule_US_LookBackMonths",
      "<text>24</text> | <text>24 + 1</text> | Rule_US_LookBackMonths",
      "<text>24</text> | <text>now()</text> | Rule_US_LookBackMonths",
      "<text>24</text> | <text>for x in 1..999999999 return x</text> | Rule_US_LookBackMonths",
      "<text>\"US\"</text> | <text>some x in [1] satisfies true</text> | Rule_US_Jurisdiction",
      "<text>\"US\"</text> | <text>get value(context, \"a\")</text> | Rule_US_Jurisdiction",
      "<text>jurisdiction</text> | <text>jurisdiction.class</text> | InputExpression_Jurisdiction",
      "<text>jurisdiction</text> | <text>${execution}</text> | InputExpression_Jurisdiction",
      "typeRef=\"string\"> | typeRef=\"string\" expressionLanguage=\"groovy\"> | InputExpression_Jurisdiction",
      "typeRef=\"string\"> | typeRef=\"string\" expressionLanguage=\"juel\"> | InputExpression_Jurisdiction",
      "hitPolicy=\"FIRST\" | hitPolicy=\"FIRST\" camunda:class=\"x\" | DecisionTable_PipPolicy",
      "<decision id=\"pip-policy\" | <decision id=\"other\" name=\"o\"><literalExpression"
          + " id=\"l\"><text>1</text></literalExpression></decision><decision id=\"pip-policy\" | l",
      "<decision id=\"pip-policy\" | <import name=\"i\" namespace=\"x\" locationURI=\"file:///etc/passwd\""
          + " importType=\"y\"/><decision id=\"pip-policy\" | Definitions_PipPolicy",
  })
  void aDecisionTableHoldsFiguresAndWordsAndNothingThatRuns(String from, String to, String id) {
    String before = text("pip-policy.dmn", files);
    assertThat(before).contains(from);
    int at = before.indexOf(from);
    files.put("pip-policy.dmn", bytes(before.substring(0, at) + to + before.substring(at + from.length())));
    assertThat(ModelCheck.problems(files, beans)).singleElement().satisfies(problem -> {
      assertThat(problem.file()).isEqualTo("pip-policy.dmn");
      assertThat(problem.id()).isEqualTo(id);
    });
  }

  // ---- files

  @ParameterizedTest
  @ValueSource(strings = {
      "<!DOCTYPE x>",
      "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
      "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">",
      "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/x.dtd\"> %p;]>",
      "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;\">]>",
      "<?xml-stylesheet href=\"http://127.0.0.1:1/x.xsl\"?>"})
  void aDocumentTypeIsRefused(String prolog) {
    for (String file : List.of("follow-up.bpmn", "pip-policy.dmn")) {
      Map<String, byte[]> altered = new HashMap<>(files);
      change(file, "?>", "?>" + prolog, altered);
      assertThat(ModelCheck.problems(altered, beans)).anySatisfy(problem -> assertThat(problem.toString())
          .startsWith(file + ": has a ").endsWith("remove it."));
    }
  }

  @Test
  void anEntityWithoutADocumentTypeIsRefused() {
    change("follow-up.bpmn", "name=\"Follow-up\"", "name=\"&xxe;\"", files);
    assertThat(ModelCheck.problems(files, beans)).anySatisfy(problem ->
        assertThat(problem.toString()).startsWith("follow-up.bpmn: can't be read as BPMN"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../follow-up.bpmn", "/etc/cron.d/x.bpmn", "a/b.bpmn", "a\\b.bpmn", "x.bpmn\u0000.html",
      "x\n.bpmn", "x.bpmn20.xml", "xbpmn", "x.cmmn", "x.cmmn11.xml", "x.dmn11.xml", "x.groovy", "x.js", "x.form",
      "x.BPMN", "x.zip", "x.bar", "x.png", ".bpmn", "-x.bpmn", "x.bpmn ", "ｘ.bpmn", "x\u202e.bpmn", "CON", "",
      "processes.xml"})
  void aNameThatIsNoPlainNameOfAModelOrAFormIsRefused(String name) {
    files.put(name, bytes(text("follow-up.bpmn", files)));
    assertThat(ModelCheck.problems(files, beans)).singleElement().satisfies(problem -> {
      assertThat(problem.what()).startsWith("is no name of a file that can be deployed");
      assertThat(problem.toString()).doesNotContain("\u0000", "\n");
    });
  }

  @Test
  void aVeryLongNameIsRefusedAndNotRepeated() {
    files.put("x".repeat(10_000) + ".bpmn", bytes(""));
    assertThat(ModelCheck.problems(files, beans)).singleElement().asString().hasSizeLessThan(500);
  }

  @Test
  void aLargeFileManyFilesAndALargeDeploymentAreRefused() {
    Map<String, byte[]> large = new HashMap<>(files);
    large.put("large.html", new byte[1_000_001]);
    assertThat(ModelCheck.problems(large, beans)).singleElement().asString()
        .startsWith("large.html: is 1000001 bytes large, and 1000000 is the most");

    Map<String, byte[]> many = new HashMap<>(files);
    for (int i = 0; i < 200; i++) {
      many.put("f" + i + ".html", new byte[0]);
    }
    assertThat(ModelCheck.problems(many, beans)).anySatisfy(problem ->
        assertThat(problem.toString()).startsWith("deployment: has "));

    Map<String, byte[]> together = new HashMap<>();
    for (int i = 0; i < 9; i++) {
      together.put("f" + i + ".html", new byte[1_000_000]);
    }
    assertThat(ModelCheck.problems(together, beans)).singleElement().asString()
        .startsWith("deployment: is 9000000 bytes large");
  }

  @Test
  void aFileThatIsDeepOrHasVeryManyElementsIsRefused() {
    String deep = "<a>".repeat(100) + "</a>".repeat(100);
    String wide = "<a>" + "<b/>".repeat(30_000) + "</a>";
    for (String xml : List.of(deep, wide)) {
      assertThat(ModelCheck.problems(Map.of("x.bpmn", bytes(xml)), beans)).singleElement().asString()
          .startsWith("x.bpmn: has more than 20000 elements, or elements more than 60 deep");
    }
  }

  @Test
  void whatIsNoXmlAtAllIsRefused() {
    for (byte[] content : List.of(new byte[0], bytes("PK\u0003\u0004"), bytes("x"), new byte[] {-1, -2, 0, 0})) {
      assertThat(ModelCheck.problems(Map.of("x.bpmn", content, "y.dmn", content), beans)).hasSize(2)
          .allSatisfy(problem -> assertThat(problem.what()).contains("can't be read as"));
    }
  }

  // ---- all of it at once

  @Test
  void everyAlterationIsNamedAtItsOwnElement() {
    change("follow-up.bpmn", "${relapseDecision == 'NEW_PLAN'}", "${dataSource}", files);
    change("termination.bpmn", "${execution.setVariable('terminationResult', 'INCOMPLETE')}", "${environment}", files);
    assertThat(ModelCheck.problems(files, beans)).extracting(ModelProblem::file)
        .containsExactly("follow-up.bpmn", "termination.bpmn");
  }

  /** Puts an expression into a place of a model; gives the element that has to be named. */
  private static String put(String expression, String place, Map<String, byte[]> files) {
    String xml = expression.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;").replace(">", "&gt;");
    switch (place) {
      case "condition" -> {
        change("file-review.bpmn", "${legalRisk == false}", xml, files);
        return "Flow_LegalRisk_No";
      }
      case "listener" -> {
        change("termination.bpmn", "${execution.setVariable('terminationResult', 'INCOMPLETE')}", xml, files);
        return "EndEvent_PaperTrailIncomplete";
      }
      case "timer" -> {
        change("improvement-period.bpmn", "${periodDates.starts(execution.processBusinessKey)}", xml, files);
        return "IntermediateEvent_PeriodStarts";
      }
      case "called element" -> {
        change("pip-lifecycle.bpmn", "calledElement=\"follow-up\"", "calledElement=\"" + xml + "\"", files);
        return "Call_FollowUp";
      }
      case "message" -> {
        change("file-review.bpmn", "<bpmn:process ", "<bpmn:message id=\"Message_New\" name=\"" + xml
            + "\" /><bpmn:process ", files);
        return "Message_New";
      }
      default -> { }
    }
    // the rest stands at the task "Decide on file"
    String task = "<bpmn:userTask id=\"Task_DecideOnFile\"";
    String text = text("file-review.bpmn", files);
    int from = text.indexOf(task);
    int to = text.indexOf("</bpmn:userTask>", from);
    String inside = text.substring(from, to);
    String altered = switch (place) {
      case "assignee" -> inside.replace("camunda:candidateGroups=\"hr\"", "camunda:assignee=\"" + xml + "\"");
      case "candidate group" -> inside.replace("camunda:candidateGroups=\"hr\"",
          "camunda:candidateGroups=\"" + xml + "\"");
      case "due date" -> inside.replaceFirst("camunda:dueDate=\"[^\"]*\"",
          "camunda:dueDate=\"" + xml.replace("\\", "\\\\").replace("$", "\\$") + "\"");
      case "form key" -> inside.replaceFirst("camunda:formKey=\"[^\"]*\"",
          "camunda:formKey=\"" + xml.replace("\\", "\\\\").replace("$", "\\$") + "\"");
      case "name" -> inside.replaceFirst(" name=\"[^\"]*\"",
          " name=\"" + xml.replace("\\", "\\\\").replace("$", "\\$") + "\"");
      case "priority" -> inside.replace(task, task + " camunda:priority=\"" + xml + "\"");
      case "description" -> inside.replace("<bpmn:documentation>", "<bpmn:documentation>" + xml + " ");
      case "retries" -> inside.replace("<bpmn:extensionElements>",
          "<bpmn:extensionElements><camunda:failedJobRetryTimeCycle>" + xml + "</camunda:failedJobRetryTimeCycle>");
      case "property" -> inside.replace("<bpmn:extensionElements>", "<bpmn:extensionElements><camunda:properties>"
          + "<camunda:property name=\"a\" value=\"" + xml + "\" /></camunda:properties>");
      default -> throw new IllegalArgumentException(place);
    };
    assertThat(altered).as("the place \"%s\" is there", place).isNotEqualTo(inside);
    files.put("file-review.bpmn", bytes(text.substring(0, from) + altered + text.substring(to)));
    return "Task_DecideOnFile";
  }

  private static void change(String file, String from, String to, Map<String, byte[]> files) {
    String before = text(file, files);
    int at = before.indexOf(from);
    assertThat(at).as("%s holds what the test changes: %s", file, from).isNotNegative();
    files.put(file, bytes(before.substring(0, at) + to + before.substring(at + from.length())));
  }

  private static String text(String file, Map<String, byte[]> files) {
    return new String(files.get(file), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
