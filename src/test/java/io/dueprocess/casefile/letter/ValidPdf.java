package io.dueprocess.casefile.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** What veraPDF says of a PDF, and the text that can be copied out of it. */
public final class ValidPdf {

  static {
    VeraGreenfieldFoundryProvider.initialise();
  }

  private ValidPdf() {}

  /** Fails with the rules that are broken, where the PDF is no valid PDF/A-2b. */
  public static void assertPdfA2b(byte[] pdf) throws Exception {
    try (PDFAParser parser = Foundries.defaultInstance()
        .createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_2_B);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_B, false)) {
      ValidationResult result = validator.validate(parser);
      assertThat(result.getTestAssertions())
          .filteredOn(a -> a.getStatus() == TestAssertion.Status.FAILED)
          .extracting(a -> a.getRuleId().getClause() + " " + a.getMessage())
          .isEmpty();
      assertThat(result.isCompliant()).isTrue();
    }
  }

  /** All text of all pages, in the order in which it is read. */
  public static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      var stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      return stripper.getText(document);
    }
  }
}
