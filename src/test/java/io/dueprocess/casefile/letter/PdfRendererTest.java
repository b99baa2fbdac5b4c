package io.dueprocess.casefile.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.dueprocess.casefile.letter.PdfRenderer.MalformedPage;
import io.dueprocess.casefile.letter.PdfRenderer.Pdf;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

  @Test
  void nothingIsAskedOfAnotherServer() throws Exception {
    Set<String> asked = ConcurrentHashMap.newKeySet();
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", exchange -> {
      asked.add(exchange.getRequestURI().toString());
      exchange.close();
    });
    server.start();
    try {
      String there = "http://127.0.0.1:" + server.getAddress().getPort();
      byte[] pdf = renderer.render(PAGE.replace("<title>", "<link rel='stylesheet' href='%s/a.css'/><title>"
              .formatted(there)).replace("%s</body>", """
          <img src='%1$s/b.png' alt='x'/><object data='%1$s/c.svg' type='image/svg+xml'></object>
          <div style="background: url('%1$s/d.png')">Text</div><style>@import '%1$s/e.css';
          @font-face { font-family: F; src: url('%1$s/f.ttf') }</style><p style='font-family: F'>Font</p>
          <iframe src='%1$s/g.html'></iframe><object data='file:///etc/passwd'></object></body>
          """.formatted(there))).bytes();
      assertThat(ValidPdf.text(pdf)).contains("Text", "Font").doesNotContain("root:");
    } finally {
      server.stop(0);
    }
    assertThat(asked).isEmpty();
  }
}
