package io.dueprocess.casefile.attachment;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.pdmodel.interactive.action.PDPageAdditionalActions;

/** Files as people attach them, good ones and bad ones. */
public final class AttachedFiles {

  private AttachedFiles() {}

  /** What is done to an empty PDF of one page. */
  interface Change {
    void on(PDDocument document) throws IOException;
  }

  public static byte[] pdf() {
    return pdf(document -> {});
  }

  static byte[] pdf(Change change) {
    try (var document = new PDDocument(); var out = new ByteArrayOutputStream()) {
      document.addPage(new PDPage());
      change.on(document);
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] encryptedPdf(String userPassword) {
    return pdf(document -> document.protect(new StandardProtectionPolicy("owner", userPassword,
        new AccessPermission())));
  }

  public static byte[] pdfWithScript() {
    return pdf(document -> document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)")));
  }

  static byte[] pdfThatStartsSomething() {
    return pdf(document -> {
      var actions = new PDPageAdditionalActions();
      actions.setO(new PDActionLaunch());
      document.getPage(0).setActions(actions);
    });
  }

  static byte[] pdfWithFile() {
    return pdf(document -> {
      var file = new PDComplexFileSpecification();
      file.setEmbeddedFile(new PDEmbeddedFile(document, new java.io.ByteArrayInputStream(new byte[] {1, 2, 3})));
      var files = new PDEmbeddedFilesNameTreeNode();
      files.setNames(Map.of("a.exe", file));
      var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
      names.setEmbeddedFiles(files);
      document.getDocumentCatalog().setNames(names);
    });
  }

  /** A stream that nothing shows and that unpacks to this many bytes. */
  public static byte[] pdfThatUnpacksTo(long size) {
    return pdf(document -> {
      COSStream stream = document.getDocument().createCOSStream();
      try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
        byte[] zeros = new byte[1 << 20];
        for (long written = 0; written < size; written += zeros.length) {
          out.write(zeros);
        }
      }
      document.getPage(0).getCOSObject().setItem(COSName.getPDFName("Spare"), stream);
    });
  }

  public static byte[] image(String format) {
    try (var out = new ByteArrayOutputStream()) {
      ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), format, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A PNG that says it has this many pixels on each side, of which there are none. */
  public static byte[] pngOf(int side) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    chunk(out, "IHDR", ByteBuffer.allocate(13).putInt(side).putInt(side).put(new byte[] {8, 2, 0, 0, 0}).array());
    var deflater = new Deflater();
    deflater.setInput(new byte[1000]);
    deflater.finish();
    byte[] packed = new byte[100];
    chunk(out, "IDAT", java.util.Arrays.copyOf(packed, deflater.deflate(packed)));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String name, byte[] content) {
    var crc = new CRC32();
    byte[] type = name.getBytes(StandardCharsets.US_ASCII);
    crc.update(type);
    crc.update(content);
    out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
    out.writeBytes(type);
    out.writeBytes(content);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
