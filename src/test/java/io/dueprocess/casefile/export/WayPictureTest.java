package io.dueprocess.casefile.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.export.BpmnDiagram.Box;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The picture of a way: of every model that there is, and of what a modeller may add. */
class WayPictureTest {

  private static final CaseId ID = new CaseId("PIP-2026-0011");
  private static final String BPMN_DI = "http://www.omg.org/spec/BPMN/20100524/DI";

  static List<Path> models() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("processes"))) {
      return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyElementOfAModelIsDrawnOnceAndOfAKnownKind(Path model) throws Exception {
    byte[] bpmn = Files.readAllBytes(model);
    List<Element> groups = groups(parse(WayPicture.of(ID, way(Map.of()), bpmn)));

    assertThat(groups).extracting(g -> g.getAttribute("id")).containsExactlyInAnyOrderElementsOf(drawn(bpmn))
        .hasSizeGreaterThan(10);
    assertThat(groups).as("kinds that are drawn as a plain box only").extracting(g -> g.getAttribute("class"))
        .noneMatch(kind -> kind.contains("unknown"));
  }

  @ParameterizedTest
  @MethodSource("models")
  void exactlyWhatWasPassedIsMarkedAndTheRestIsNot(Path model) throws Exception {
    byte[] bpmn = Files.readAllBytes(model);
    List<String> all = drawn(bpmn);
    List<String> everyThird = IntStream.range(0, all.size()).filter(i -> i % 3 == 0).mapToObj(all::get).toList();
    Map<String, Integer> passed = new HashMap<>();
    everyThird.forEach(id -> passed.put(id, 1));

    List<Element> groups = groups(parse(WayPicture.of(ID, way(passed), bpmn)));
    assertThat(groups.stream().filter(g -> classes(g).contains("passed")).map(g -> g.getAttribute("id")))
        .containsExactlyInAnyOrderElementsOf(everyThird);
    assertThat(groups.stream().filter(g -> classes(g).contains("not-passed"))).hasSize(all.size() - everyThird.size());
    // a class is for who looks with a program; for the eye it is the colour
    assertThat(groups).allSatisfy(g -> assertThat(colours(g)).as(g.getAttribute("id"))
        .contains(classes(g).contains("passed") ? WayPicture.STRONG : WayPicture.PALE)
        .doesNotContain(classes(g).contains("passed") ? WayPicture.PALE : WayPicture.STRONG));
  }

  @ParameterizedTest
  @MethodSource("models")
  void noTextLiesOnAnotherOrOutsideThePicture(Path model) throws Exception {
    byte[] bpmn = Files.readAllBytes(model);
    Map<String, Integer> often = new HashMap<>();
    drawn(bpmn).forEach(id -> often.put(id, 12));

    for (Map<String, Integer> passed : List.of(Map.<String, Integer>of(), often)) {
      Document svg = parse(WayPicture.of(ID, way(passed), bpmn));
      Box sheet = sheet(svg);
      List<Box> texts = texts(svg);
      assertThat(texts).hasSizeGreaterThan(10).allSatisfy(text -> assertThat(
          text.x() > sheet.x() && text.y() > sheet.y() && text.right() < sheet.right()
          && text.bottom() < sheet.bottom())
          .as("%s lies within %s", text, sheet).isTrue());
      for (int i = 0; i < texts.size(); i++) {
        for (int j = i + 1; j < texts.size(); j++) {
          assertThat(texts.get(i).meets(texts.get(j))).as("%s on %s", texts.get(i), texts.get(j)).isFalse();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void noTextOfAnActivityIsWiderThanIt(Path model) throws Exception {
    byte[] bpmn = Files.readAllBytes(model);
    BpmnDiagram diagram = BpmnDiagram.of(bpmn);
    String svg = WayPicture.of(ID, way(Map.of()), bpmn);

    diagram.planes().stream().flatMap(plane -> plane.shapes().stream())
        .filter(shape -> shape.item().kind().endsWith("Task") || shape.item().kind().equals("callActivity"))
        .forEach(shape -> assertThat(texts(parse(svg)).stream().filter(text -> text.meets(shape.bounds().inset(20))))
            .as(shape.item().name()).isNotEmpty()
            .allMatch(text -> text.x() > shape.bounds().x() && text.right() < shape.bounds().right()));
  }

  @Test
  void whatWasPassedMoreThanOnceBearsItsCount() throws Exception {
    byte[] bpmn = Files.readAllBytes(Path.of("processes", "improvement-period.bpmn"));
    String svg = WayPicture.of(ID, way(Map.of("Task_RecordCheckIn", 5, "Task_PlanNextCheckIn", 1)), bpmn);

    assertThat(svg).contains(">5×<").doesNotContain(">1×<");
    assertThat(title(svg, "Task_RecordCheckIn")).isEqualTo("Record check-in: passed 5 times");
    assertThat(title(svg, "Task_PlanNextCheckIn")).isEqualTo("Plan next check-in: passed once");
    assertThat(title(svg, "Task_EvaluateCheckIn")).isEqualTo("Evaluate check-in");
  }

  @Test
  void theLegendNamesTheCaseTheModelAndItsVersion() throws Exception {
    byte[] bpmn = Files.readAllBytes(Path.of("processes", "termination.bpmn"));
    assertThat(WayPicture.of(ID, new Way("termination", 7, Map.of(), Set.of()), bpmn))
        .contains(">Termination<", ">The way of case PIP-2026-0011 through termination, version 7<");
  }

  @Test
  void aFlowOfWhichItIsNotKnownWhetherItWasTakenIsNeitherPassedNorNot() throws Exception {
    byte[] bpmn = Files.readAllBytes(Path.of("processes", "termination.bpmn"));
    String flow = drawn(bpmn).stream().filter(id -> id.startsWith("Flow_")).findFirst().orElseThrow();
    String svg = WayPicture.of(ID, new Way("termination", 1, Map.of(), Set.of(flow)), bpmn);

    Element group = groups(parse(svg)).stream().filter(g -> g.getAttribute("id").equals(flow)).findFirst()
        .orElseThrow();
    assertThat(classes(group)).contains("unclear").doesNotContain("passed", "not-passed");
    assertThat(svg).contains("it is not known which");
  }

  @Test
  void aPictureStandsAlone() throws Exception {
    for (Path model : models()) {
      String svg = WayPicture.of(ID, way(Map.of()), Files.readAllBytes(model));
      assertThat(svg).doesNotContainIgnoringCase("<script")
          .doesNotContain("href", "url(", "<style", "<image", "@import", "<!DOCTYPE", "<!ENTITY");
      assertThat(svg.replace("xmlns=\"http://www.w3.org/2000/svg\"", "")).doesNotContain("http");
    }
  }

  @Test
  void whatAModellerMayAddIsDrawn() throws Exception {
    byte[] bpmn = everyKind().getBytes(StandardCharsets.UTF_8);
    List<Element> groups = groups(parse(WayPicture.of(ID, way(Map.of()), bpmn)));

    assertThat(groups).extracting(g -> g.getAttribute("id")).containsExactlyInAnyOrderElementsOf(drawn(bpmn));
    assertThat(groups).extracting(g -> g.getAttribute("class")).noneMatch(kind -> kind.contains("unknown"));
  }

  @Test
  void anElementOfAnUnknownKindIsABoxThatSaysSo() throws Exception {
    String bpmn = everyKind().replace("bpmn:manualTask", "bpmn:robotTask");
    Document svg = parse(WayPicture.of(ID, way(Map.of()), bpmn.getBytes(StandardCharsets.UTF_8)));

    assertThat(groups(svg)).filteredOn(g -> classes(g).contains("unknown")).singleElement()
        .satisfies(g -> assertThat(g.getAttribute("class")).contains("robotTask"))
        .satisfies(g -> assertThat(g.getElementsByTagName("rect").getLength()).isEqualTo(1));
  }

  @Test
  void aNameIsTextAndNeverMarkup() throws Exception {
    String name = "<script>alert(1)</script> & \"more\"";
    String bpmn = everyKind().replace("name=\"By hand\"",
        "name=\"" + name.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;") + "\"");
    Document svg = parse(WayPicture.of(ID, way(Map.of()), bpmn.getBytes(StandardCharsets.UTF_8)));

    assertThat(svg.getElementsByTagNameNS("*", "script").getLength()).isZero();
    assertThat(svg.getDocumentElement().getTextContent()).contains(name);
  }

  @Test
  void aLongNameIsMadeSmallerAndCutBeforeItLeavesItsTask() throws Exception {
    String bpmn = everyKind()
        .replace("name=\"By hand\"", "name=\"" + "Donaudampfschifffahrtsgesellschaft and ".repeat(12) + "\"");
    String svg = WayPicture.of(ID, way(Map.of()), bpmn.getBytes(StandardCharsets.UTF_8));
    Box task = BpmnDiagram.of(bpmn.getBytes(StandardCharsets.UTF_8)).planes().get(0).shapes().stream()
        .filter(shape -> shape.item().kind().equals("manualTask")).findFirst().orElseThrow().bounds();

    assertThat(svg).contains("…<");
    assertThat(texts(parse(svg)).stream().filter(text -> text.meets(task))).hasSizeGreaterThan(3).allMatch(text ->
        text.x() >= task.x() && text.right() <= task.right() && text.y() >= task.y() && text.bottom() <= task.bottom());
  }

  @Test
  void aModelThatReachesForAFileIsRefused() {
    String bpmn = "<!DOCTYPE x [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>"
        + everyKind().substring(everyKind().indexOf("<bpmn")).replace("By hand", "&secret;");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WayPicture.of(ID, way(Map.of()), bpmn.getBytes(StandardCharsets.UTF_8)))
        .withMessageContaining("no BPMN model that can be read").withMessageContaining("DOCTYPE");
  }

  private static Way way(Map<String, Integer> passed) {
    return new Way("model", 1, passed, Set.of());
  }

  /** One of each kind that the Modeler offers, in rows. */
  private static String everyKind() {
    StringBuilder elements = new StringBuilder();
    StringBuilder shapes = new StringBuilder();
    int number = 0;
    for (String task : List.of("task", "userTask", "serviceTask", "sendTask", "receiveTask", "scriptTask",
        "businessRuleTask", "manualTask", "callActivity")) {
      String name = task.equals("manualTask") ? "By hand" : "Do it by " + task;
      elements.append("<bpmn:%1$s id=\"E%2$d\" name=\"%3$s\"/>".formatted(task, number, name));
      shapes.append(shape("E" + number, 60 + 130 * number++, 40, 100, 80, ""));
    }
    int row = 0;
    for (String loop : List.of("<bpmn:standardLoopCharacteristics/>", "<bpmn:multiInstanceLoopCharacteristics/>",
        "<bpmn:multiInstanceLoopCharacteristics isSequential=\"true\"/>")) {
      elements.append("<bpmn:userTask id=\"E%d\" name=\"Again\" isForCompensation=\"%s\">%s</bpmn:userTask>"
          .formatted(number, row == 0, loop));
      shapes.append(shape("E" + number++, 60 + 130 * row++, 150, 100, 80, ""));
    }
    for (String sub : List.of("subProcess", "transaction", "adHocSubProcess")) {
      elements.append("<bpmn:%1$s id=\"E%2$d\" name=\"Part\"/>".formatted(sub, number));
      shapes.append(shape("E" + number++, 60 + 130 * row++, 150, 100, 80, ""));
    }
    elements.append("<bpmn:subProcess id=\"Open\" name=\"On an event\" triggeredByEvent=\"true\">"
        + "<bpmn:startEvent id=\"Inner\" isInterrupting=\"false\"><bpmn:messageEventDefinition/></bpmn:startEvent>"
        + "</bpmn:subProcess>");
    shapes.append(shape("Open", 860, 150, 300, 120, "isExpanded=\"true\""))
        .append(shape("Inner", 900, 200, 36, 36, ""));
    int column = 0;
    for (String gateway : List.of("exclusive", "parallel", "inclusive", "eventBased", "complex")) {
      elements.append("<bpmn:%sGateway id=\"E%d\" name=\"%s?\"/>".formatted(gateway, number, gateway));
      shapes.append(shape("E" + number++, 60 + 130 * column++, 300, 50, 50, "isMarkerVisible=\"true\""));
    }
    elements.append("<bpmn:dataObjectReference id=\"Data\" name=\"File\"/>"
        + "<bpmn:dataStoreReference id=\"Store\" name=\"Archive\"/>"
        + "<bpmn:textAnnotation id=\"Note\"><bpmn:text>A note on what is meant</bpmn:text></bpmn:textAnnotation>"
        + "<bpmn:group id=\"Group\"/><bpmn:association id=\"Assoc\" sourceRef=\"E0\" targetRef=\"Note\"/>"
        + "<bpmn:sequenceFlow id=\"Flow\" name=\"if so\" sourceRef=\"E0\" targetRef=\"E1\">"
        + "<bpmn:conditionExpression/></bpmn:sequenceFlow>");
    shapes.append(shape("Data", 740, 300, 36, 50, "")).append(shape("Store", 850, 300, 50, 50, ""))
        .append(shape("Note", 960, 300, 120, 50, "")).append(shape("Group", 1100, 290, 140, 80, ""));
    int y = 400;
    for (String event : List.of("startEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent",
        "endEvent")) {
      int x = 60;
      for (String trigger : List.of("", "timer", "message", "error", "link", "signal", "escalation", "compensate",
          "cancel", "terminate", "conditional")) {
        elements.append("<bpmn:%1$s id=\"E%2$d\" cancelActivity=\"%4$s\">%3$s</bpmn:%1$s>".formatted(event, number,
            trigger.isEmpty() ? "" : "<bpmn:" + trigger + "EventDefinition/>", number % 2 == 0));
        shapes.append(shape("E" + number++, x, y, 36, 36, ""));
        x += 70;
      }
      y += 60;
    }
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
          xmlns:di="http://www.omg.org/spec/DD/20100524/DI">
        <bpmn:collaboration id="C"><bpmn:participant id="Pool" name="The company" processRef="P"/>
        <bpmn:participant id="Closed" name="Somebody else"/>
        <bpmn:messageFlow id="Message" sourceRef="E3" targetRef="Closed"/></bpmn:collaboration>
        <bpmn:process id="P" name="Every kind"><bpmn:laneSet><bpmn:lane id="Lane" name="HR"/></bpmn:laneSet>%s</bpmn:process>
        <bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="C">%s
        <bpmndi:BPMNEdge bpmnElement="Flow"><di:waypoint x="160" y="80"/><di:waypoint x="190" y="80"/></bpmndi:BPMNEdge>
        <bpmndi:BPMNEdge bpmnElement="Assoc"><di:waypoint x="110" y="120"/><di:waypoint x="960" y="320"/></bpmndi:BPMNEdge>
        <bpmndi:BPMNEdge bpmnElement="Message"><di:waypoint x="500" y="120"/><di:waypoint x="500" y="760"/></bpmndi:BPMNEdge>
        </bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>
        """.formatted(elements, shape("Pool", 0, 20, 1280, 700, "isHorizontal=\"true\"")
            + shape("Lane", 30, 20, 1250, 700, "isHorizontal=\"true\"") + shape("Closed", 0, 760, 1280, 60, "")
            + shapes);
  }

  private static String shape(String id, int x, int y, int width, int height, String more) {
    return ("<bpmndi:BPMNShape bpmnElement=\"%s\" %s><dc:Bounds x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>"
        + "</bpmndi:BPMNShape>").formatted(id, more, x, y, width, height);
  }

  private static Set<String> classes(Element group) {
    return Set.of(group.getAttribute("class").split(" "));
  }

  private static List<String> colours(Element group) {
    return elements(group, "*").stream().flatMap(e -> Stream.of(e.getAttribute("stroke"), e.getAttribute("fill")))
        .toList();
  }

  private static String title(String svg, String id) {
    return groups(parse(svg)).stream().filter(g -> g.getAttribute("id").equals(id)).findFirst().orElseThrow()
        .getElementsByTagName("title").item(0).getTextContent();
  }

  private static Box sheet(Document svg) {
    double[] box = Stream.of(svg.getDocumentElement().getAttribute("viewBox").split(" "))
        .mapToDouble(Double::parseDouble).toArray();
    return new Box(box[0], box[1], box[2], box[3]);
  }

  /** Where letters stand; those of a pool lie on their side and are left out. */
  private static List<Box> texts(Document svg) {
    List<Box> boxes = new ArrayList<>();
    for (Element text : elements(svg.getDocumentElement(), "text")) {
      if (((Element) text.getParentNode()).hasAttribute("transform")) {
        continue;
      }
      double size = Double.parseDouble(text.getAttribute("font-size"));
      double width = Lettering.width(text.getTextContent(), size);
      double x = Double.parseDouble(text.getAttribute("x"));
      double left = text.getAttribute("text-anchor").equals("middle") ? x - width / 2 : x;
      boxes.add(new Box(left, Double.parseDouble(text.getAttribute("y")) - size * 0.75, width, size * 0.95));
    }
    return boxes;
  }

  private static List<Element> groups(Document svg) {
    return elements(svg.getDocumentElement(), "g").stream().filter(g -> g.hasAttribute("id")).toList();
  }

  private static List<String> drawn(byte[] bpmn) {
    Element root = parse(new String(bpmn, StandardCharsets.UTF_8)).getDocumentElement();
    NodeList all = root.getElementsByTagNameNS(BPMN_DI, "*");
    return IntStream.range(0, all.getLength()).mapToObj(i -> (Element) all.item(i))
        .filter(e -> e.getLocalName().equals("BPMNShape") || e.getLocalName().equals("BPMNEdge"))
        .map(e -> e.getAttribute("bpmnElement")).toList();
  }

  private static Document parse(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    } catch (Exception e) {
      throw new AssertionError("no XML", e);
    }
  }

  private static List<Element> elements(Element within, String name) {
    NodeList found = within.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }
}
