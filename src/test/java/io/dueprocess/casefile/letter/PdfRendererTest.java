package io.dueprocess.casefile.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.letter.PdfRenderer.MalformedPage;
import io.dueprocess.casefile.letter.PdfRenderer.Pdf;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfRendererTest {

  private static final String PAGE =
      """
      <html lang="en"><head><title>A letter</title>
      <style>body { font-family: 'Liberation Sans' } h1 { font-family: 'Liberation Serif' } code { font-family: 'Liberation Mono' }</style>
      </head><body><h1>Dear <em>Zoë</em> Łukasz <b>Ωμέγα</b></h1><p>One <b>bold</b>, one <i>italic</i>, one <code>mono</code>.</p>
      %s</body></html>
      """;

  private final PdfRenderer renderer = new PdfRenderer();

  @Test
  void aPageBecomesAValidPdfWithItsText() throws Exception {
    Pdf pdf = renderer.render(PAGE.formatted("<table><tr><th>Goal</th></tr><tr><td>40 calls</td></tr></table>"));

    ValidPdf.assertPdfA2b(pdf.bytes());
    assertThat(ValidPdf.text(pdf.bytes()))
        .contains("Dear Zoë Łukasz Ωμέγα", "One bold, one italic, one mono.", "40 calls");
    assertThat(pdf.pages()).isEqualTo(1);
    assertThat(pdf.sha256()).hasSize(64);
  }

  @Test
  void aPdfIsTaggedAndHasTheTitleAndTheLanguageOfThePage() throws Exception {
    try (PDDocument pdf = Loader.loadPDF(renderer.render(PAGE.formatted("")).bytes())) {
      assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("A letter");
      assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
      assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
    }
  }

  @Test
  void aPageThatNamesNoFontOrOneThatIsNotThereHasItsText() throws Exception {
    String page = "<html lang='en'><head><title>x</title></head><body>No font <b>bold</b>"
        + "<p style=\"font-family: 'Comic Sans MS'\">Another font</p>"
        + "<p style='font-family: Arial, sans-serif'>A third</p>"
        + "</body></html>";

    byte[] pdf = renderer.render(page).bytes();

    ValidPdf.assertPdfA2b(pdf);
    assertThat(ValidPdf.text(pdf)).contains("No font bold", "Another font", "A third");
  }

  @Test
  void pagesAreCounted() {
    assertThat(renderer.render(PAGE.formatted("<p style='page-break-before: always'>Two</p>")).pages()).isEqualTo(2);
  }

  @Test
  void aPageThatIsNotWellFormedIsRefusedWithItsLine() {
    assertThatThrownBy(() -> renderer.render(PAGE.formatted("<p>open")))
        .isInstanceOf(MalformedPage.class)
        .hasMessageContaining("Line 4").hasMessageContaining("\"p\"");
  }

  @Test
  void nothingIsReadFromThisMachine(@TempDir Path folder) throws Exception {
    Path style = Files.writeString(folder.resolve("style.css"), "p { page-break-before: always }");
    String page = PAGE.replace("<title>", "<link rel='stylesheet' href='" + style.toUri() + "'/><title>");

    assertThat(renderer.render(page.formatted("<p>Two</p>")).pages()).isEqualTo(1);
  }
}
