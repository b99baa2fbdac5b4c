package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Chain;
import io.dueprocess.casefile.letter.Letters;
import io.dueprocess.casefile.letter.Letters.Letter;
import io.dueprocess.casefile.letter.ValidPdf;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The letters that the employee gets on the way through a case. */
class LettersTest extends ProcessTestCase {

  @Autowired private Letters letters;

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
  void aLetterFollowsTheEntryThatItDelivers() {
    CaseDriver c = planWithEmployee(underperformer());

    List<Entry> entries = c.file().entries();
    Entry letter = entries.get(entries.size() - 1);
    assertThat(letter.kind()).isEqualTo(EntryKind.LETTER);
    Letter content = c.file().read(letter, Letter.class);
    assertThat(entries.get(content.about() - 1).kind()).isEqualTo(EntryKind.DELIVERY);
    assertThat(content.to()).isEqualTo(c.employee().userId());
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
