package io.dueprocess.casefile.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.Basis;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Policy;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The words for fields, on the page and in the export, held against what the contents of entries are made of. */
class FieldWordsTest {

  private static final Path PAGE = Path.of("src/main/resources/static/due-process/case-file-words.js");

  /** A decision may have more to it than its reason: {@code Decision.details}. */
  private static final Set<String> DETAILS_OF_DECISIONS = Set.of("extensionDays", "role", "reducedTo", "meetingOn",
      "needsAgreement", "correctionEntry");

  private final Set<String> fields = fieldsOfContents();

  @Test
  void everyFieldThatThePageHasWordsForIsOneOfAnEntry() throws IOException {
    assertThat(onThePage("FIELDS = \\{(.*?)\\n\\};", "(\\w+): '")).isNotEmpty().isSubsetOf(fields);
  }

  @Test
  void everyFieldThatThePageHasAPlaceForIsOneOfAnEntry() throws IOException {
    assertThat(onThePage("ORDER = \\[(.*?)\\];", "'(\\w+)'")).isNotEmpty().isSubsetOf(fields);
  }

  @Test
  void everyFieldThatTheExportKnowsIsOneOfAnEntry() {
    for (Iterable<String> names : List.<Iterable<String>>of(Labels.FIELDS.keySet(), Labels.CODED, Labels.TASKS,
        Labels.PEOPLE, Labels.FIRST, Labels.ONE_OF.keySet())) {
      assertThat(names).isNotEmpty().isSubsetOf(fields);
    }
  }

  @Test
  void thePageHasWordsForEveryNumberOfThePolicy() throws IOException {
    List<String> numbers = Arrays.stream(Policy.class.getRecordComponents()).map(RecordComponent::getName)
        .filter(name -> !name.equals("version")).toList();
    assertThat(onThePage("FIELDS = \\{(.*?)\\n\\};", "(\\w+): '")).containsAll(numbers);
  }

  @Test
  void pageAndExportSayHowLongACaseIsKeptAfterEachEnd() throws IOException {
    List<String> kept = Arrays.stream(Policy.class.getRecordComponents()).map(RecordComponent::getName)
        .filter(name -> name.startsWith("retention")).toList();
    assertThat(Labels.FIELDS).isNotEmpty().containsKeys(kept.toArray(String[]::new));
    assertThat(onThePage("FIELDS = \\{(.*?)\\n\\};", "(\\w+): '")).containsAll(kept);
  }

  private static Set<String> onThePage(String block, String name) throws IOException {
    String text = Pattern.compile(block, Pattern.DOTALL).matcher(Files.readString(PAGE)).results().findFirst()
        .orElseThrow().group(1);
    return new TreeSet<>(Pattern.compile(name).matcher(text).results().map((MatchResult m) -> m.group(1)).toList());
  }

  private static Set<String> fieldsOfContents() {
    Set<String> found = new TreeSet<>(DETAILS_OF_DECISIONS);
    for (EntryKind kind : EntryKind.values()) {
      contents(kind).forEach(content -> collect(named(content), found));
    }
    return found;
  }

  /** The classes of a kind's contents, as the glossary names them. Some are known to their room only. */
  private static List<String> contents(EntryKind kind) {
    return switch (kind) {
      case REQUEST -> List.of("request.ImprovementRequest");
      case POLICY -> List.of("casefile.Policy");
      case MODEL -> List.of("casefile.CaseFiles$ModelInForce");
      case FINDING -> List.of("filereview.FileAssessment", "coaching.CoachingEvaluation", "plan.PlanValidation",
          "amendment.AmendmentFinding", "period.CheckInEvaluation", "review.MetricReview", "termination.PaperTrailCheck");
      case COUNSEL_ADVICE -> List.of("filereview.ReviewLegalRisk$Form");
      case DECISION -> List.of("casefile.Decision");
      case COACHING_SESSION -> List.of("coaching.CoachingSession");
      case PLAN -> List.of("plan.ImprovementPlan");
      case DELIVERY -> List.of("casefile.Answer$Delivery");
      case ANSWER -> List.of("casefile.Answer", "termination.ReplyToProposal$Form", "termination.FileAppeal$Form",
          "statement.AcceptTerms$Answered");
      case NO_ANSWER -> List.of("casefile.Answer$Missing");
      case WITNESSED_DELIVERY -> List.of("plan.WitnessDelivery$Form");
      case PERIOD -> List.of("period.Period");
      case NEXT_CHECK_IN -> List.of("period.NextCheckIn");
      case CHECK_IN -> List.of("period.CheckIn");
      case MISSED_CHECK_IN -> List.of("period.CheckIn$Missed");
      case TERMINATION_PROPOSAL -> List.of("termination.ProposeTermination$Form");
      case RELAPSE -> List.of("period.Relapse");
      case REMINDER -> List.of("engine.RemindListener$Reminder");
      case ESCALATION -> List.of("engine.EscalateListener$Escalation");
      case TASK_GIVEN_BACK -> List.of("engine.GiveBackTasks$GivenBack");
      case MANAGER_LEFT -> List.of("event.ManagerLeft");
      case TOO_LATE -> List.of("engine.LateCompletions$Late");
      case STAGE -> List.of("casefile.CaseFiles$StageEntered");
      case OUTCOME -> List.of("casefile.CaseFiles$Ended");
      case EVENT -> List.of("event.CaseEvent");
      case STATEMENT -> List.of("statement.Statement");
      case CLOCK -> List.of("event.ClockSet");
      case AMENDMENT_PROPOSAL -> List.of("amendment.AmendmentProposal");
      case AMENDMENT -> List.of("plan.Amendment", "amendment.LapseAmendment$Lapsed");
      case LETTER -> List.of("casefile.letter.Letters$Letter");
      case LETTER_SENT -> List.of("casefile.letter.Letters$Sent");
      case LETTER_OPENED -> List.of("casefile.letter.Letters$Opened");
      case LETTER_BOUNCED -> List.of("casefile.letter.Letters$Bounced");
      case CASE_FILE_OPENED -> List.of("casefile.OpenCaseFile$Opened");
      case CASE_FILE_EXPORTED -> List.of("casefile.export.ExportCase$Exported");
      case CORRECTION -> List.of("casefile.CorrectEntry$Correction");
      case LEGAL_HOLD -> List.of("casefile.retention.LegalHold$Reason");
      case ERASURE -> List.of("casefile.retention.Erasure");
    };
  }

  private static Class<?> named(String content) {
    try {
      return Class.forName("io.dueprocess." + content);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("No class " + content + ": say which it is now", e);
    }
  }

  /** Down to the fields of lists; what a finding rests on is shown in a way of its own. */
  private static void collect(Type type, Set<String> found) {
    if (type instanceof ParameterizedType list) {
      Arrays.stream(list.getActualTypeArguments()).forEach(member -> collect(member, found));
    } else if (type instanceof Class<?> content && content.isRecord() && content != Basis.class) {
      for (RecordComponent component : content.getRecordComponents()) {
        found.add(component.getName());
        collect(component.getGenericType(), found);
      }
    }
  }
}
