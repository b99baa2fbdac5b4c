package io.dueprocess.casefile.export;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.multipdf.LayerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.util.Matrix;

/**
 * The letters in the document of a case. The page leaves one of its own pages for each page of a letter, with a heading
 * and the number of the page, and the letter is laid on it, a little smaller: nothing of it is set anew.
 */
final class LetterPages {

  private static final float POINTS_OF_A_MM = 72 / 25.4f;
  /** What the page keeps for itself above and below, with the heading. */
  private static final float TOP = 31 * POINTS_OF_A_MM;
  private static final float BOTTOM = 17 * POINTS_OF_A_MM;

  private LetterPages() {}

  static int count(byte[] letter) {
    try (PDDocument document = Loader.loadPDF(letter)) {
      return document.getNumberOfPages();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lays the letters on the last pages of the document, one after the other. */
  static void layOn(PDDocument whole, Collection<byte[]> letters) {
    int page = whole.getNumberOfPages() - letters.stream().mapToInt(LetterPages::count).sum();
    try {
      for (byte[] bytes : letters) {
        try (PDDocument letter = Loader.loadPDF(bytes)) {
          var layers = new LayerUtility(whole);
          for (int i = 0; i < letter.getNumberOfPages(); i++) {
            lay(whole, whole.getPage(page++), layers.importPageAsForm(letter, i));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void lay(PDDocument whole, PDPage page, PDFormXObject letter) throws IOException {
    PDRectangle paper = page.getMediaBox();
    PDRectangle size = letter.getBBox();
    float scale = Math.min(1, (paper.getHeight() - TOP - BOTTOM) / size.getHeight());
    float left = (paper.getWidth() - size.getWidth() * scale) / 2;
    try (var content = new PDPageContentStream(whole, page, AppendMode.APPEND, true, true)) {
      // its words are in the tags of the letter's own file; here a reader by ear is told where that is
      content.beginMarkedContent(COSName.ARTIFACT);
      content.saveGraphicsState();
      content.setStrokingColor(0.75f);
      content.setLineWidth(0.5f);
      content.addRect(left, BOTTOM, size.getWidth() * scale, size.getHeight() * scale);
      content.stroke();
      content.transform(new Matrix(new AffineTransform(scale, 0, 0, scale, left, BOTTOM)));
      content.drawForm(letter);
      content.restoreGraphicsState();
      content.endMarkedContent();
    }
  }
}
