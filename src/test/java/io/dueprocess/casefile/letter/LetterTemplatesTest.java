package io.dueprocess.casefile.letter;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.dueprocess.WithLog;
import io.dueprocess.casefile.Chain;
import io.dueprocess.casefile.letter.LetterTemplates.Rendered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith({WithLog.class, OutputCaptureExtension.class})
class LetterTemplatesTest {

  private static final PdfRenderer RENDERER = new PdfRenderer();
  private static final String REASON = "Because of the figures & the “help”, 3 < 4.\nSecond line.";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "coaching-note | | Three of eight items were late.",
      "plan | | Goal 2: Complete handovers",
      "extension | EXTENSION | 28 days",
      "amendment | APPROVED | takes effect only if you agree",
      "amendment-refused | REFUSED | does not approve it",
      "check-in | | 71.5 %",
      "correction | | 1. Implementations on time 17 % 71 %",
      "leave | | got the working days back",
      "outcome | SUCCESS | it has ended successfully",
      "outcome | ANOTHER_ROLE | offers you another role: Archivist",
      "outcome | IMPROVED | without an improvement plan",
      "outcome | DECLINE | no improvement plan follows",
      "request-answer | AnswerMeetingRequest AGREED | It is on 4 March 2026.",
      "request-answer | AnswerMeetingRequest DECLINED | does not agree to one now",
      "request-answer | AnswerSupportRequest AGREED | HR agrees.",
      "request-answer | AnswerSupportRequest DECLINED | HR does not agree.",
      "request-answer | OfferTerms DECLINED | HR offers none now.",
      "offered-terms | OfferTerms OFFERED | Last working day 30 June 2026",
      "follow-up-over | | kept for 18 months, as the policy says",
      "proposed-termination | | This is a proposal: nothing is decided.",
      "decision | APPROVED | your employment ends, and your last working day is 1 June 2026",
      "decision | REFUSED | it is refused. Your employment goes on.",
      "appeal-decision | UPHELD | The decision is upheld",
      "appeal-decision | OVERTURNED | The decision is overturned",
      "appeal-decision | REDUCED | goes on, in another role"})
  void everyShippedLetterIsAValidPdfWithItsFacts(String template, String decision, String says) throws Exception {
    Rendered letter = templates(null).render(template, fields(decision));

    ValidPdf.assertPdfA2b(letter.pdf().bytes());
    String text = ValidPdf.text(letter.pdf().bytes()).replaceAll("\\s+", " ");
    assertThat(text).contains(says, "Dear Erin Example,", "PIP-2026-0001/12", "Example Ltd", letter.title());
    if (List.of("decision", "extension", "amendment-refused", "appeal-decision", "outcome", "request-answer",
        "offered-terms").contains(template)) {
      assertThat(text).contains(REASON.replace("\n", " "), "Hanna Partner");
    }
    if (System.getProperty("letters.out") != null) {
      Files.write(Path.of(System.getProperty("letters.out"), template + "-" + decision + ".pdf"), letter.pdf().bytes());
    }
  }

  /** A command of the product that ran in this JVM before may have turned the log off. */
  @BeforeEach
  void listenToTheLog() {
    ((Logger) LoggerFactory.getLogger(LetterTemplates.class)).setLevel(Level.WARN);
  }

  @Test
  void noTextThatSomebodyTypedKeepsALetterFromBeingWritten() throws Exception {
    Map<String, Object> fields = fields("SUCCESS");
    fields.put("decision", of("decision", "SUCCESS",
        "reason", "bell \u0007 null \u0000 lone \ud83d smile \ud83d\ude00 \u4e2d\u6587 "
            + "\u0639\u0631\u0628 ]]> </p> &amp; " + "x".repeat(500) + " end",
        "by", "\u738b", "on", "1 May 2026", "role", null));

    byte[] pdf = templates(null).render("outcome", fields).pdf().bytes();

    ValidPdf.assertPdfA2b(pdf);
    assertThat(ValidPdf.text(pdf)).contains("bell", "null", "lone", "]]> </p> &amp;", "end");
  }

  @Test
  void aFileInTheFolderReplacesTheShippedOneFromItsNextUseOn() throws Exception {
    LetterTemplates templates = templates(folder);
    write("<p th:text=\"|For ${employee.name} by ${answerBy}|\">x</p>");
    assertThat(text(templates.render("plan", fields(null)))).contains("For Erin Example by 9 March 2026");

    String changed = write("<p th:each=\"goal : ${plan.goals}\">[[${goal.title}]] again</p>");
    Rendered second = templates.render("plan", fields(null));
    assertThat(text(second)).contains("Complete handovers again").doesNotContain("For Erin");
    assertThat(second.templateSha256()).isEqualTo(Chain.sha256(changed));
  }

  @Test
  void theStyleCanBeReplacedAlone() throws Exception {
    int shipped = templates(null).render("plan", fields(null)).pdf().pages();

    Files.writeString(folder.resolve("letter.css"), ".goal { page-break-before: always }");

    assertThat(templates(folder).render("plan", fields(null)).pdf().pages()).isGreaterThan(shipped);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "<p>open | Line 5",
      "<p>a&nbsp;b</p> | &#160;",
      "<p th:text=\"${plan.gaols}\">x</p> | Line 5: There is no field “gaols” in “plan.gaols”",
      "<p th:text=\"${salary}\">x</p> | Line 5: There is no field “salary”",
      "<p th:text=\"${employee.getClass()}\">x</p> | nothing else can stand there",
      "<p th:text=\"${T(java.lang.Runtime).getRuntime()}\">x</p> | nothing else can stand there",
      "<p th:text=\"${@letters}\">x</p> | nothing else can stand there",
      "<p th:text=\"${#vars}\">x</p> | nothing else can stand there",
      "<p th:utext=\"${decision.reason}\">x</p> | Use th:text",
      "<p>[(${decision.reason})]</p> | Use th:text",
      "<p th:text=\"${plan\">x</p> | Line 5"})
  void aTemplateThatCanNotBeUsedIsReportedAndTheShippedOneIsUsed(String mistake, String says, CapturedOutput log)
      throws Exception {
    write(mistake);

    Rendered letter = templates(folder).render("plan", fields(null));

    assertThat(text(letter)).contains("Goal 2: Complete handovers");
    assertThat(log).contains("plan.html", says, "Until then the shipped template is used")
        .doesNotContain("Erin", "handovers", "figures &");
  }

  @Test
  void aFileThatIsNotInUtf8IsReported(CapturedOutput log) throws Exception {
    Files.write(folder.resolve("plan.html"), new byte[] {'<', (byte) 0xe4, '>'});

    assertThat(text(templates(folder).render("plan", fields(null)))).contains("Complete handovers");
    assertThat(log).contains("plan.html", "UTF-8");
  }

  private String write(String body) throws IOException {
    String page = ("<html lang=\"en\" xmlns:th=\"http://www.thymeleaf.org\">\n<head>\n<title>Own</title>\n</head>\n"
        + "<body>%s</body></html>").formatted(body);
    Files.writeString(folder.resolve("plan.html"), page);
    return page;
  }

  private LetterTemplates templates(Path own) {
    return new LetterTemplates(new LetterSettings(own, "Example Ltd", List.of(), "hr@example.com", "", true, false,
        Duration.ofSeconds(10)), RENDERER);
  }

  private static String text(Rendered letter) throws IOException {
    return ValidPdf.text(letter.pdf().bytes());
  }

  private static Map<String, Object> fields(String decision) {
    Map<String, Object> goal1 = goal("1", "Implementations on time");
    Map<String, Object> goal2 = goal("2", "Complete handovers");
    goal2.put("value", null);
    goal2.put("figure", null);
    String[] taskAndDecision = decision != null && decision.contains(" ") ? decision.split(" ")
        : new String[] {"x", decision};
    Map<String, Object> all = of(
        "letter", of("date", "2 March 2026", "caseId", "PIP-2026-0001", "reference", "PIP-2026-0001/12"),
        "employer", of("name", "Example Ltd", "address", List.of("Human Resources", "12 Harbour Street")),
        "employee", of("name", "Erin Example", "number", "E1003", "jobTitle", "Consultant", "unit", null,
            "manager", "Mia Staff"),
        "answerBy", "9 March 2026",
        "policy", of("followUpDays", "180"), "keptFor", "18 months",
        "note", of("date", "27 February 2026", "observed", "Three of eight items were late.",
            "expected", "Every item on its day.",
            "helpOffered", "An hour on Mondays.", "nextStep", "Go through the list.", "performance", "UNCHANGED",
            "by", "Mia Staff", "on", "27 February 2026"));
    all.putAll(of("plan", of("startsOn", "9 March 2026", "endsOn", "8 May 2026", "checkInEveryDays", "14",
            "goals", List.of(goal1, goal2), "by", "Mia Staff", "on", "2 March 2026"),
        "period", of("startsOn", "9 March 2026", "endsOn", "8 May 2026", "extensions", "0", "extendedByDays", "0"),
        "checkIn", of("dueOn", "20 March 2026", "heldOn", "20 March 2026", "helpGiven", "Training held", "note", null,
            "goals", List.of(goal1, goal2), "by", "Mia Staff", "on", "20 March 2026"),
        "nextCheckIn", null,
        "correction", of("entry", "27", "of", "check-in", "correction", "It was 71 percent.", "reason", "A slip.",
            "by", "Mia Staff", "on", "23 March 2026", "changes", List.of(of("what", "1. Implementations on time",
                "before", "17 %", "after", "71 %"))),
        "review", of("overall", "PARTLY_MET", "overallInWords", "Partly met", "goals", List.of(goal1, goal2)),
        "decision", of("decision", taskAndDecision[1], "reason", REASON, "by", "Hanna Partner", "on", "11 May 2026",
            "task", taskAndDecision[0], "meetingOn", "4 March 2026", "lastWorkingDay", "30 June 2026",
            "extensionDays", "28", "role", "Archivist", "reducedTo", "ANOTHER_ROLE"),
        "amendment", of("by", "Mia Staff", "on", "10 April 2026", "reason", REASON, "endsOn", "22 May 2026",
            "changes", List.of("Goal 1, target: at least 80 % instead of at least 95 %."), "needsAgreement", true,
            "goals", List.of(goal1)),
        "proposal", of("grounds", "The targets were missed.", "lastWorkingDay", "1 June 2026", "by", "Hanna Partner",
            "on", "11 May 2026", "instances", List.of(
                of("date", "20 March 2026", "what", "Below the target", "goal", "1",
                    "goalTitle", "Implementations on time"))),
        "reply", of("reply", "Two files were late before.", "companion", null, "on", "20 May 2026"),
        "appeal", null));
    return all;
  }

  private static Map<String, Object> goal(String number, String title) {
    return of("number", number, "title", title, "metric", title + " of all", "unit", "%", "baseline", "55",
        "target", "90", "targetInWords", "at least 90 %", "counts", "the last measurement",
        "source", "Project register", "mandatory", true,
        "help", "A colleague to ask, and two hours a week to plan the work.", "value", "71.5", "standing", "At risk",
        "figure", "71.5", "reason", "Below the way to the target.", "result", "Not met",
        "measured", "4", "planned", "4");
  }

  private static Map<String, Object> of(Object... pairs) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put((String) pairs[i], pairs[i + 1]);
    }
    return fields;
  }
}
