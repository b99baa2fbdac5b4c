package io.dueprocess.casefile.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.attachment.Attachments.Accepted;
import io.dueprocess.casefile.attachment.Attachments.Upload;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What may be attached: nothing is taken for what its name or a browser says it is. */
class AttachmentsTest {

  private static final byte[] WINDOWS_1252 = "Vertr\u00e4ge".getBytes(StandardCharsets.ISO_8859_1);

  private final Attachments attachments = new Attachments(null, new Binder(new MapConfigurationPropertySource())
      .bindOrCreate("due-process.attachments", AttachmentSettings.class));

  @Test
  void whatIsWhatItsNameSaysIsTaken() {
    assertThat(attachments.accept(List.of(upload("a.pdf", AttachedFiles.pdf()),
        upload("b.PNG", AttachedFiles.image("png")), upload("c.jpeg", AttachedFiles.image("jpeg")),
        upload("d.jpg", AttachedFiles.image("jpeg")), upload("e.txt", AttachedFiles.text("\ufeffFür Ärzte\r\n\t– 1")))))
        .extracting(a -> a.type().mediaType())
        .containsExactly("application/pdf", "image/png", "image/jpeg", "image/jpeg", "text/plain");
    assertThat(attachments.accept(List.of())).isEmpty();
  }

  @Test
  void anImageInTheColoursOfPrintOrLargeAsACameraMakesItIsTaken() throws Exception {
    var large = new java.awt.image.BufferedImage(8000, 6000, java.awt.image.BufferedImage.TYPE_BYTE_GRAY);
    var out = new java.io.ByteArrayOutputStream();
    javax.imageio.ImageIO.write(large, "png", out);
    assertThat(attachments.accept(List.of(upload("large.png", out.toByteArray())))).hasSize(1);
  }

  @Test
  void aPdfWithAnActionOrAScriptWhereverItHidesIsRefused() {
    refused("x.pdf", AttachedFiles.pdfWithScript(), "Attachment “x.pdf”: it has a script, a file within it or "
        + "something that starts by itself. Print it into a new PDF.");
    refused("x.pdf", AttachedFiles.pdfThatStartsSomething(), "something that starts by itself");
    refused("x.pdf", AttachedFiles.pdfWithFile(), "a file within it");
  }

  @Test
  void anEncryptedPdfIsRefusedWhetherItAsksForThePasswordOrNot() {
    refused("x.pdf", AttachedFiles.encryptedPdf("secret"), "it is encrypted, so nobody could read it later");
    refused("x.pdf", AttachedFiles.encryptedPdf(""), "it is encrypted, so nobody could read it later");
  }

  @Test
  void aPdfThatUnpacksToMoreThanCanBeOpenedIsRefused() {
    assertThat(attachments.accept(List.of(upload("a.pdf", AttachedFiles.pdfThatUnpacksTo(20 << 20))))).hasSize(1);
    byte[] bomb = AttachedFiles.pdfThatUnpacksTo(200 << 20);
    assertThat(bomb.length).isLessThan(5 << 20);
    refused("x.pdf", bomb, "is packed so tightly");
    refused("x.pdf", AttachedFiles.text("%PDF-1.5\n1 0 obj <</Filter[/Fl#61teDecode /FlateDecode]>> stream\nx"),
        "is packed so tightly");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.pdf", "x.png", "x.jpg"})
  void whatIsNotWhatItsNameSaysIsRefused(String name) {
    refused(name, AttachedFiles.text("<script>alert(1)</script>"), "it can't be read as");
    byte[] other = name.endsWith("png") ? AttachedFiles.image("jpeg") : AttachedFiles.image("png");
    refused(name, other, "it can't be read as");
    byte[] real = name.endsWith("pdf") ? AttachedFiles.pdf()
        : AttachedFiles.image(name.endsWith("png") ? "png" : "jpeg");
    refused(name, Arrays.copyOf(real, 20), "it can't be read as");
  }

  @Test
  void anImageWithTooManyPixelsIsRefusedBeforeAnyIsDecoded() {
    refused("x.png", AttachedFiles.pngOf(50_000), "it has 50000 × 50000 pixels, more than 60 million");
  }

  @Test
  void whatPretendsToBeTextIsRefused() {
    refused("x.txt", AttachedFiles.pdf(), "plain text");
    refused("x.txt", WINDOWS_1252, "it is no plain text in UTF-8");
    refused("x.txt", AttachedFiles.text("a\u0000b"), "characters that can't be printed");
  }

  @Test
  void emptyTooLargeAndUnknownFilesAreRefusedEachByItsName() {
    assertThatThrownBy(() -> attachments.accept(List.of(upload("a.txt", new byte[0]),
        upload("b.txt", new byte[(5 << 20) + 1]), upload("c.docx", new byte[] {1}), upload("noending", new byte[] {1}),
        upload("good.txt", AttachedFiles.text("x")))))
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.sentences()).containsExactly(
            "Attachment “a.txt”: it is empty. Attach the file that has something in it.",
            "Attachment “b.txt”: it has 5.0 MB, at most 5 MB are kept. Make it smaller.",
            "Attachment “c.docx”: it is none of PDF, PNG, JPEG and plain text (.txt). Save or print it as one of them.",
            "Attachment “noending”: it is none of PDF, PNG, JPEG and plain text (.txt). Save or print it as one of "
                + "them."));
  }

  @Test
  void tooManyFilesAndTooMuchTogetherAreRefused() {
    assertThatThrownBy(() -> attachments.accept(Collections.nCopies(11, upload("a.txt", AttachedFiles.text("x")))))
        .hasMessage("Attachments: 11 files are too many, at most 10 come with one text. Send the others with another "
            + "one.");
    byte[] much = new byte[5 << 20];
    Arrays.fill(much, (byte) 'x');
    assertThat(attachments.accept(Collections.nCopies(4, upload("a.txt", much)))).hasSize(4);
    assertThatThrownBy(() -> attachments.accept(Collections.nCopies(5, upload("a.txt", much))))
        .hasMessageContaining("the files have 25 MB together, at most 20 MB");
  }

  /** It says of every damaged file what is wrong with it, in hundreds of lines. */
  @BeforeAll
  static void quietly() {
    ((Logger) LoggerFactory.getLogger("org.apache.pdfbox")).setLevel(Level.OFF);
  }

  @Test
  void noRandomBytesOrDamagedFileDoMoreThanBeRefused() {
    var random = new Random(7);
    for (byte[] good : List.of(AttachedFiles.pdf(), AttachedFiles.image("png"), AttachedFiles.image("jpeg"))) {
      for (int i = 0; i < 300; i++) {
        byte[] damaged = good.clone();
        for (int j = 0; j < 5; j++) {
          damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        }
        for (FileType type : FileType.values()) {
          assertThat(type.problem(damaged)).isNotNull();
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "C:\\Users\\erin\\note.txt | note.txt",
      "../../etc/passwd.txt | passwd.txt",
      "a/b/ note  2.txt | note 2.txt",
      ".hidden.txt | hidden.txt",
      "a\"<b>:c.txt | a__b__c.txt",
      "Ünïcode 日本.txt | Ünïcode 日本.txt"})
  void aNameLosesWhatIsNoName(String sent, String kept) {
    assertThat(accepted(sent)).isEqualTo(kept);
  }

  @Test
  void aNameHasNoCharacterThatDoesNotShowAndABound() {
    assertThat(accepted("invoice\u202etxt.\u0000exe\r\n.txt")).isEqualTo("invoicetxt.exe.txt");
    assertThat(accepted("x".repeat(300) + ".txt")).hasSize(120).endsWith("x.txt");
    assertThat(accepted("\ud83d\ude00".repeat(100) + ".txt")).hasSizeLessThanOrEqualTo(120).endsWith("\ude00.txt");
    refusedAs(null, "Attachment “attachment”");
    refusedAs("..", "Attachment “attachment”");
  }

  private void refusedAs(String name, String words) {
    assertThatThrownBy(() -> attachments.accept(List.of(upload(name, AttachedFiles.text("x")))))
        .hasMessageContaining(words);
  }

  private String accepted(String name) {
    List<Accepted> accepted = attachments.accept(List.of(upload(name, AttachedFiles.text("x"))));
    return accepted.get(0).name();
  }

  private void refused(String name, byte[] content, String words) {
    assertThatThrownBy(() -> attachments.accept(List.of(upload(name, content))))
        .isInstanceOf(Refused.class)
        .hasMessageContaining(words);
  }

  private static Upload upload(String name, byte[] content) {
    return new Upload(name, content);
  }
}
