package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.CaseFiles.ModelInForce;
import io.dueprocess.casefile.Chain;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.export.ModelFiles;
import io.dueprocess.casefile.export.NamedFile;
import io.dueprocess.casefile.export.WayPictures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The way of real cases, as the pictures show it and as the models that travel with it are. */
class WayOfCaseTest extends ProcessTestCase {

  @Autowired private WayPictures pictures;
  @Autowired private ModelFiles models;

  /** Ended, so that no test changes it and one is enough for all. */
  private static CaseDriver terminated;

  private CaseDriver terminated() {
    if (terminated == null) {
      terminated = terminated(underperformer());
    }
    return terminated;
  }

  @Test
  void theWayToTerminationPassesThesePartsOfTheLifecycleAndNoOther() throws Exception {
    CaseDriver c = terminated();

    assertThat(passed(c, "pip-lifecycle-v1.svg")).isEqualTo(once(
        "StartEvent_ImprovementRequested", "Flow_ImprovementRequestedToFileReview",
        "Call_FileReview", "Flow_FileReviewToFileDecision",
        "Gateway_FileDecision", "Flow_FileDecision_ReadyForPlan",
        "Join_ImprovementPlan", "Flow_JoinImprovementPlanToImprovementPlan",
        "Call_ImprovementPlan", "Flow_ImprovementPlanToJoinImprovementPeriod",
        "Join_ImprovementPeriod", "Flow_JoinImprovementPeriodToImprovementPeriod",
        "Call_ImprovementPeriod", "Flow_ImprovementPeriodToJoinMetricReview",
        "Join_MetricReview", "Flow_JoinMetricReviewToMetricReview",
        "Call_MetricReview", "Flow_MetricReviewToOutcomeDecision",
        "Gateway_OutcomeDecision", "Flow_OutcomeDecision_Termination",
        "Join_Termination", "Flow_JoinTerminationToTermination",
        "Call_Termination", "Flow_TerminationToTerminationResult",
        "Gateway_TerminationResult", "Flow_TerminationResult_Terminated",
        "EndEvent_Terminated"));
  }

  @Test
  void theWayToTerminationCountsEveryCheckInOfThePeriod() throws Exception {
    CaseDriver c = terminated();

    assertThat(passed(c, "improvement-period-v1.svg"))
        .containsEntry("StartEvent_PeriodBegins", 1)
        .containsEntry("Task_RecordCheckIn", 5).containsEntry("Task_EvaluateCheckIn", 5)
        .containsEntry("Task_CommentOnCheckIn", 5).containsEntry("Task_PlanNextCheckIn", 6)
        .containsEntry("EndEvent_PeriodOver", 1)
        .doesNotContainKeys("BoundaryEvent_CheckInOverdue", "Task_RecordMissedCheckIn");
    assertThat(passed(c, "termination-v1.svg").keySet()).contains("Task_ProposeTermination", "Task_FileAppeal")
        .doesNotContain("Task_HearAppeal", "BoundaryEvent_ReplyTimeOver", "BoundaryEvent_AppealTimeOver");
  }

  @Test
  void aTimeThatRanOutIsPassedAndTheAnswerThatNeverCameIsNot() throws Exception {
    CaseDriver c = terminationProposed(underperformer()).until("DecideOnTermination");

    assertThat(passed(c, "termination-v1.svg")).isEqualTo(once(
        "StartEvent_TerminationBegins", "Flow_TerminationBeginsToCheckPaperTrail",
        "Task_CheckPaperTrail", "Flow_CheckPaperTrailToPaperTrailComplete",
        "Gateway_PaperTrailComplete", "Flow_PaperTrailComplete_Yes",
        "Task_ProposeTermination", "Flow_ProposeTerminationToReplyToProposal",
        "Task_ReplyToProposal", "BoundaryEvent_ReplyTimeOver",
        "Flow_ReplyTimeOverToJoinDecideOnTermination",
        "Join_DecideOnTermination", "Flow_JoinDecideOnTerminationToDecideOnTermination",
        "Task_DecideOnTermination"));
  }

  @Test
  void thereIsOnePictureForEachModelThatTheCaseCameTo() {
    CaseDriver c = terminated();

    assertThat(pictures.of(c.id())).extracting(NamedFile::name).containsExactly("pip-lifecycle-v1.svg",
        "file-review-v1.svg", "improvement-plan-v1.svg", "improvement-period-v1.svg", "metric-review-v1.svg",
        "termination-v1.svg");
  }

  @Test
  void aPictureShowsEveryElementOfItsModelOnceAndIsTheSameEachTime() throws Exception {
    CaseDriver c = terminated();

    for (NamedFile picture : pictures.of(c.id())) {
      Path model = Path.of("processes", picture.name().replace("-v1.svg", ".bpmn"));
      assertThat(groups(picture)).extracting(g -> g.getAttribute("id")).as(picture.name())
          .containsExactlyInAnyOrderElementsOf(drawn(model));
    }
    assertThat(pictures.of(c.id())).extracting(picture -> Chain.sha256(picture.content()))
        .isEqualTo(pictures.of(c.id()).stream().map(picture -> Chain.sha256(picture.content())).toList());
  }

  @Test
  void theModelsAreThoseThatTheRecordNamesByteForByte() {
    CaseDriver c = terminated();

    Map<String, String> onRecord = c.file().all(EntryKind.MODEL, ModelInForce.class).stream()
        .map(model -> model.content())
        .collect(Collectors.toMap(m -> "%s-v%d.bpmn".formatted(m.model(), m.version()), ModelInForce::sha256, (a, b) -> a));
    Map<String, String> travelling = models.of(c.id()).stream()
        .collect(Collectors.toMap(NamedFile::name, file -> Chain.sha256(file.content())));
    assertThat(onRecord).hasSize(6);
    assertThat(travelling).containsAllEntriesOf(onRecord).containsKey("pip-policy-v1.dmn").hasSize(7);
  }

  @Test
  void thePolicyIsTheFileThatHrDeployed() throws IOException {
    CaseDriver c = underperformer().requested();

    assertThat(models.of(c.id())).filteredOn(file -> file.name().equals("pip-policy-v1.dmn")).singleElement()
        .extracting(NamedFile::content).isEqualTo(Files.readAllBytes(Path.of("processes", "pip-policy.dmn")));
  }

  @Test
  void theWayOfAnotherCaseIsNotInThePicture() throws Exception {
    CaseDriver other = terminated();
    CaseDriver c = underperformer().requested();

    assertThat(passed(c, "file-review-v1.svg").values()).containsOnly(1);
    assertThat(pictures.of(c.id())).extracting(NamedFile::name)
        .containsExactly("pip-lifecycle-v1.svg", "file-review-v1.svg");
    assertThat(other.id()).isNotEqualTo(c.id());
  }

  private static Map<String, Integer> once(String... elements) {
    return Stream.of(elements).collect(Collectors.toMap(element -> element, element -> 1));
  }

  /** What a picture marks as passed, with the count that its title tells. */
  private Map<String, Integer> passed(CaseDriver c, String picture) throws Exception {
    NamedFile file = pictures.of(c.id()).stream().filter(p -> p.name().equals(picture)).findFirst().orElseThrow();
    Map<String, Integer> passed = new TreeMap<>();
    for (Element group : groups(file)) {
      if (Set.of(group.getAttribute("class").split(" ")).contains("passed")) {
        String title = group.getElementsByTagName("title").item(0).getTextContent();
        passed.put(group.getAttribute("id"),
            title.endsWith(": passed once") ? 1 : Integer.parseInt(title.replaceAll(".*: passed (\\d+) times", "$1")));
      }
    }
    return passed;
  }

  private static List<Element> groups(NamedFile picture) throws Exception {
    return elements(parse(picture.content()), "http://www.w3.org/2000/svg", "g").stream()
        .filter(g -> g.hasAttribute("id")).toList();
  }

  private static List<String> drawn(Path model) throws Exception {
    Document bpmn = parse(Files.readAllBytes(model));
    return elements(bpmn, "http://www.omg.org/spec/BPMN/20100524/DI", "*").stream()
        .filter(e -> e.getLocalName().equals("BPMNShape") || e.getLocalName().equals("BPMNEdge"))
        .map(e -> e.getAttribute("bpmnElement")).toList();
  }

  private static Document parse(byte[] xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
  }

  private static List<Element> elements(Document document, String namespace, String name) {
    NodeList found = document.getElementsByTagNameNS(namespace, name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }
}
