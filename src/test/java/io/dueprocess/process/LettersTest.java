package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.dueprocess.casefile.Chain;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Policy;
import io.dueprocess.casefile.letter.Letters;
import io.dueprocess.casefile.letter.Letters.Letter;
import io.dueprocess.casefile.letter.ValidPdf;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;

/** The letters that the employee gets on the way through a case. */
class LettersTest extends ProcessTestCase {

  @Autowired private Letters letters;
  @Autowired private Browser browser;

  @Test
  void everyDeliveryOfATerminationHasItsLetter() throws Exception {
    CaseDriver c = terminationProposed(underperformer())
        .employeeDoes("ReplyToProposal", Forms.of("reply", "Line one\nline two “quoted” ü <b>", "companion", null))
        .does("lena", "DecideOnTermination", Forms.decision("APPROVED"))
        .employeeDoes("FileAppeal", Forms.of("appeal", "APPEAL", "grounds", "Two files were late before."))
        .does("luis", "HearAppeal", Forms.of("decision", "UPHELD", "reducedTo", null, "reason", "The figures stand."))
        .hasEnded("TERMINATED");

    assertThat(templates(c)).startsWith("plan", "check-in")
        .endsWith("check-in", "proposed-termination", "decision", "appeal-decision");
    everyLetterIsAsItsEntrySays(c);
    assertThat(text(c, "plan")).contains("Your improvement plan", c.employee().name());
    assertThat(text(c, "proposed-termination")).contains("The targets were missed.", "nothing is decided");
    assertThat(text(c, "decision")).contains("your employment ends");
    assertThat(text(c, "appeal-decision")).contains("upheld", "The figures stand.");
  }

  @Test
  void aSuccessAndTheEndOfItsFollowUpHaveALetterEach() throws Exception {
    CaseDriver c = atReview(underperformer(), 97, 93)
        .does("hanna", "DecideOnOutcome", Forms.outcome("SUCCESS"))
        .daysPass(200)
        .hasEnded("SUCCESSFUL_EXIT");

    assertThat(templates(c)).endsWith("outcome", "follow-up-over");
    everyLetterIsAsItsEntrySays(c);
    assertThat(text(c, "outcome")).contains("it has ended successfully");
  }

  @Test
  void theLastLetterNamesTheTimeForWhichASuccessfulExitIsKept() throws Exception {
    CaseDriver c = atReview(caseOf(people.underperformer("DE")), 97, 93)
        .does("hanna", "DecideOnOutcome", Forms.outcome("SUCCESS"))
        .daysPass(400)
        .hasEnded("SUCCESSFUL_EXIT");

    Policy policy = c.file().policy();
    assertThat(policy.retentionYears()).isEqualTo(4);
    assertThat(policy.retentionExitMonths()).isEqualTo(36);
    assertThat(text(c, "follow-up-over")).contains("kept for 3 years, as the policy says");
  }

  @Test
  void aLetterFollowsTheEntryThatItDelivers() {
    CaseDriver c = planWithEmployee(underperformer());

    List<Entry> entries = c.file().entries();
    Entry letter = entries.get(entries.size() - 1);
    assertThat(letter.kind()).isEqualTo(EntryKind.LETTER);
    Letter content = c.file().read(letter, Letter.class);
    assertThat(entries.get(content.about() - 1).kind()).isEqualTo(EntryKind.DELIVERY);
    assertThat(content.to()).isEqualTo(c.employee().userId());
  }

  @Test
  void theEmployeeOpensALetterAndThatIsOnRecordOnce() throws Exception {
    CaseDriver c = planWithEmployee(underperformer());
    String path = pdfOf(c, "plan");

    for (int i = 0; i < 2; i++) {
      MockHttpServletResponse pdf = browser.asks(c.employee().userId(), path);
      assertThat(pdf.getStatus()).isEqualTo(200);
      assertThat(pdf.getContentType()).isEqualTo("application/pdf");
      assertThat(pdf.getHeader("Cache-Control")).isEqualTo("no-store");
      assertThat(ValidPdf.text(pdf.getContentAsByteArray())).contains("Your improvement plan");
    }

    assertThat(c.count(EntryKind.LETTER_OPENED)).isOne();
    assertThat(browser.asks("hanna", path).getStatus()).isEqualTo(200);
    assertThat(browser.asks("mia", path).getStatus()).isEqualTo(200);
    assertThat(c.count(EntryKind.LETTER_OPENED)).as("only by whom it is for").isOne();
  }

  @Test
  void aLetterIsForNobodyElse() throws Exception {
    CaseDriver c = terminationProposed(underperformer());
    String path = pdfOf(c, "proposed-termination");
    String other = people.underperformer("DEFAULT").userId();

    assertThat(browser.asks(other, path).getStatus()).isEqualTo(404);
    assertThat(browser.asks("mia", path).getStatus()).as("the manager has no part in a proposal").isEqualTo(404);
    assertThat(browser.asks("mia", pdfOf(c, "check-in")).getStatus()).isEqualTo(200);
    assertThat(browser.asksWithoutLogin(path).getStatus()).isEqualTo(401);
    for (String none : List.of("/api/cases/PIP-1999-0001/letters/1.pdf", "/api/cases/x/letters/1.pdf",
        path.replaceAll("\\d+\\.pdf", "1.pdf"))) {
      assertThat(browser.asks("hanna", none).getStatus()).as(none).isEqualTo(404);
    }
  }

  @Test
  void theLettersAreListedForTheEmployeeAlsoAfterTheEnd() throws Exception {
    CaseDriver c = terminationProposed(underperformer());
    String path = "/api/tasks/" + c.task("ReplyToProposal").id();
    assertThat(browser.asks(c.employee().userId(), path).getContentAsString())
        .contains("\"template\":\"proposed-termination\"", pdfOf(c, "proposed-termination").substring(1));
    c.employeeDoes("ReplyToProposal", Forms.of("reply", "No.", "companion", null))
        .does("lena", "DecideOnTermination", Forms.decision("APPROVED"))
        .employeeDoes("FileAppeal", Forms.of("appeal", "ACCEPT", "grounds", null))
        .hasEnded("TERMINATED");

    assertThat(browser.asks(c.employee().userId(), "/api/my-letters").getContentAsString())
        .contains("\"template\":\"decision\"", "\"template\":\"plan\"");
    assertThat(browser.asks("mia", "/api/my-letters").getContentAsString()).isEqualTo("[]");
  }

  @Test
  void onlyHrAndOperationsReportABounce() throws Exception {
    String bounce = "{\"messageId\":\"<none@example.com>\",\"status\":\"550\"}";
    assertThat(posts("mia", bounce).getStatus()).isEqualTo(403);
    assertThat(posts("hanna", bounce).getStatus()).isEqualTo(400);
    assertThat(posts("hanna", bounce).getContentAsString()).contains("messageId: no letter was sent");
    assertThat(posts("hanna", "{}").getContentAsString()).contains("messageId:", "status:");
  }

  private MockHttpServletResponse posts(String userId, String body) throws Exception {
    return browser.sends(userId, post("/api/letters/bounces").header("X-Due-Process", "1")
        .contentType("application/json").content(body));
  }

  private String pdfOf(CaseDriver c, String template) {
    return "/api/cases/%s/letters/%d.pdf".formatted(c.id(),
        c.file().last(EntryKind.LETTER, template, Letter.class).orElseThrow().entry().number());
  }

  private void everyLetterIsAsItsEntrySays(CaseDriver c) throws Exception {
    for (var letter : c.file().all(EntryKind.LETTER, Letter.class)) {
      byte[] pdf = letters.pdf(c.id(), letter.entry().number()).orElseThrow();
      assertThat(Chain.sha256(pdf)).isEqualTo(letter.content().sha256());
      assertThat(ValidPdf.text(pdf)).contains(c.id().value() + "/" + letter.entry().number());
      ValidPdf.assertPdfA2b(pdf);
      if (System.getProperty("letters.out") != null) {
        Files.write(Path.of(System.getProperty("letters.out"), letter.content().template() + ".pdf"), pdf);
      }
    }
  }

  private static List<String> templates(CaseDriver c) {
    return c.file().all(EntryKind.LETTER, Letter.class).stream().map(l -> l.content().template()).toList();
  }

  private String text(CaseDriver c, String template) throws Exception {
    int number = c.file().last(EntryKind.LETTER, template, Letter.class).orElseThrow().entry().number();
    return ValidPdf.text(letters.pdf(c.id(), number).orElseThrow());
  }
}
