package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.Chain;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.attachment.AttachedFiles;
import io.dueprocess.casefile.export.ExportCase;
import io.dueprocess.casefile.export.Scope;
import io.dueprocess.casefile.retention.ErasureRun;
import io.dueprocess.casefile.seal.Seal;
import io.dueprocess.casefile.verification.Trust;
import io.dueprocess.casefile.verification.Verifier;
import io.dueprocess.event.EventKind;
import io.dueprocess.event.ReportEvent;
import io.dueprocess.statement.Statement;
import io.dueprocess.statement.StatementKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

/** Statements and their files as browsers send and get them, and what becomes of the files. */
class StatementOverRestTest extends ProcessTestCase {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Autowired private Browser browser;
  @Autowired private ExportCase exportCase;
  @Autowired private Seal seal;
  @Autowired private ErasureRun erasure;
  @Autowired private TransactionTemplate transaction;
  @TempDir private Path folder;

  @Test
  void theEmployeeSendsAFormWithFilesAndReadsTheAnswerOnTheirPage() throws Exception {
    CaseDriver c = inPeriod(underperformer());
    MockHttpServletResponse made = sends(c, c.employee().userId(), form("SUPPORT_REQUEST", false), file("a.pdf"));
    assertThat(made.getStatus()).isEqualTo(201);
    timeTravel.runWhatIsDue();
    c.does("hanna", "AnswerSupportRequest", answering(c, StatementKind.SUPPORT_REQUEST, "AGREED"));

    JsonNode page = JSON.readTree(Browser.text(browser.asks(c.employee().userId(), "/api/my-case")));
    JsonNode said = page.get("statements").get(0);
    assertThat(said.get("number").asInt()).isEqualTo(number(made));
    assertThat(said.path("answer").path("decision").asText()).isEqualTo("AGREED");
    assertThat(said.path("waits").asBoolean()).isFalse();
    assertThat(page.path("period").path("workingDaysLeft").asInt()).isBetween(1, page.path("period")
        .path("daysLeft").asInt());
    MockHttpServletResponse file = browser.asks(c.employee().userId(), "/" + said.at("/attachments/0/href").asText());
    assertThat(Chain.sha256(file.getContentAsByteArray())).isEqualTo(c.file()
        .last(EntryKind.STATEMENT, Statement.class).orElseThrow().content().attachments().get(0).sha256());
    assertThat(file.getContentType()).isEqualTo("application/pdf");
    assertThat(file.getHeader("Content-Disposition")).startsWith("attachment;").contains("a.pdf");
    assertThat(file.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void aFileIsForWhoMayReadItsEntryAndForNobodyElse() throws Exception {
    CaseDriver c = inPeriod(underperformer());
    String hidden = path(c, sends(c, c.employee().userId(), form("STATEMENT", false), file("a.pdf")));
    String shown = path(c, sends(c, c.employee().userId(), form("STATEMENT", true), file("a.pdf")));
    for (String userId : List.of("hanna", "lena", c.employee().userId())) {
      assertThat(browser.asks(userId, hidden).getStatus()).as(userId).isEqualTo(200);
    }
    String outsider = people.underperformer("DEFAULT").userId();
    for (String userId : List.of("mia", "otto", "carl", outsider)) {
      assertThat(browser.asks(userId, hidden).getStatus()).as(userId).isEqualTo(404);
    }
    assertThat(browser.asks("mia", shown).getStatus()).isEqualTo(200);
    assertThat(browser.asks(outsider, shown).getStatus()).isEqualTo(404);
    assertThat(browser.asksWithoutLogin(hidden).getStatus()).isEqualTo(401);
    assertThat(browser.asks("hanna", hidden.replaceAll("1$", "2")).getStatus()).isEqualTo(404);
    assertThat(browser.asks("hanna", hidden.replaceAll("1$", "0")).getStatus()).isEqualTo(404);
    assertThat(c.file().all(EntryKind.CASE_FILE_OPENED, Map.class)).as("looking at a file is looking at the case")
        .isNotEmpty();
  }

  @Test
  void whatIsRefusedIsSaidInASentence() throws Exception {
    CaseDriver c = inPeriod(underperformer());
    String employee = c.employee().userId();
    assertThat(message(sends(c, employee, form("STATEMENT", false), new MockMultipartFile("files", "a.pdf", "x",
        AttachedFiles.pdfWithScript())))).contains("“a.pdf”: it has a script");
    assertThat(message(sends(c, employee, "{}"))).contains("Kind: choose what you want.");
    assertThat(message(sends(c, "mia", form("STATEMENT", false)))).contains("Only the employee speaks for themselves");
    assertThat(sends(c, people.underperformer("DEFAULT").userId(), form("STATEMENT", false)).getStatus())
        .isEqualTo(404);
    MockHttpServletResponse foreign = browser.sends(employee, multipart("/api/cases/{id}/statements", c.id().value())
        .param("form", form("STATEMENT", false)));
    assertThat(foreign.getStatus()).as("from a page that is not ours").isEqualTo(403);
    CaseDriver unknown = underperformer().requested();
    assertThat(sends(unknown, unknown.employee().userId(), form("STATEMENT", false)).getStatus()).isEqualTo(404);
    assertThat(c.count(EntryKind.STATEMENT)).isZero();
  }

  @Test
  void anExportHasTheFilesAndAChangedOneIsFound() throws Exception {
    CaseDriver c = inPeriod(underperformer());
    int number = number(sends(c, c.employee().userId(), form("STATEMENT", false), file("secret name.pdf"),
        new MockMultipartFile("files", "b.txt", "x", "Ä".getBytes(StandardCharsets.UTF_8))));
    Map<String, byte[]> files = unzip(zip(c, Scope.FULL));
    assertThat(files).containsKeys("attachments/%d-1.pdf".formatted(number), "attachments/%d-2.txt".formatted(number));
    assertThat(unzip(zip(c, Scope.EMPLOYEE))).containsKey("attachments/%d-2.txt".formatted(number));
    assertThat(verified(files)).isEmpty();

    files.put("attachments/%d-2.txt".formatted(number), "A".getBytes(StandardCharsets.UTF_8));
    assertThat(verified(files)).anySatisfy(p -> assertThat(p).isEqualTo(
        "The file attachments/%d-2.txt is not the attachment that entry %d has on record.".formatted(number, number)));
    files.remove("attachments/%d-2.txt".formatted(number));
    assertThat(verified(files)).anySatisfy(p -> assertThat(p).isEqualTo(
        "The file attachments/%d-2.txt is missing: it is the attachment of entry %d.".formatted(number, number)));
    files.put("attachments/999-1.txt", new byte[] {1});
    assertThat(verified(files)).anySatisfy(p -> assertThat(p).isEqualTo(
        "The file attachments/999-1.txt belongs to no entry."));
  }

  @Test
  void aFileGoesWithTheCase() throws Exception {
    CaseDriver c = inPeriod(underperformer());
    String file = path(c, sends(c, c.employee().userId(), form("STATEMENT", false), file("a.pdf")));
    reported(c, new ReportEvent.Form(EventKind.RESIGNATION, c.today(), null, null, null)).daysPass(12 * 366);
    assertThat(contents(c)).isOne();
    erasure.run(erased -> {});
    assertThat(contents(c)).isZero();
    assertThat(browser.asks("hanna", file).getStatus()).isEqualTo(410);
  }

  private int contents(CaseDriver c) {
    return jdbc.sql("select count(*) from attachment where case_id = ? and content is not null").param(c.id().value())
        .query(Integer.class).single();
  }

  private List<String> verified(Map<String, byte[]> files) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    Path path = folder.resolve(UUID.randomUUID() + ".zip");
    Files.write(path, bytes.toByteArray());
    return new Verifier(Trust.inKeyIds(List.of(seal.keyId()))).verify(path).problems().stream()
        .map(problem -> problem.sentence()).toList();
  }

  private byte[] zip(CaseDriver c, Scope scope) {
    var bytes = new ByteArrayOutputStream();
    var export = transaction.execute(status -> exportCase.begin(c.id(), scope, new Actor("hanna", "hr")));
    try {
      export.render().writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  private MockHttpServletResponse sends(CaseDriver c, String userId, String form, MockMultipartFile... files)
      throws Exception {
    MockMultipartHttpServletRequestBuilder request = multipart("/api/cases/{id}/statements", c.id().value());
    for (MockMultipartFile file : files) {
      request.file(file);
    }
    return browser.sends(userId, request.param("form", form).header("X-Due-Process", "1")
        .header("Idempotency-Key", UUID.randomUUID().toString()));
  }

  private static MockMultipartFile file(String name) {
    return new MockMultipartFile("files", name, "text/html", AttachedFiles.pdf());
  }

  private static String form(String kind, boolean managerMayRead) throws Exception {
    return JSON.writeValueAsString(Map.of("kind", kind, "text", "See the file.", "managerMayRead", managerMayRead));
  }

  private static int number(MockHttpServletResponse made) throws Exception {
    return JSON.readTree(Browser.text(made)).get("number").asInt();
  }

  private static String path(CaseDriver c, MockHttpServletResponse made) throws Exception {
    return "/api/cases/%s/attachments/%d/1".formatted(c.id().value(), number(made));
  }

  private static String message(MockHttpServletResponse response) throws Exception {
    assertThat(response.getStatus()).isEqualTo(400);
    return JSON.readTree(Browser.text(response)).get("message").asText();
  }
}
