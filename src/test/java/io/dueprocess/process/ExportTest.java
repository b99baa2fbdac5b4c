package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFiles.ModelInForce;
import io.dueprocess.casefile.Chain;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.export.ExportCase;
import io.dueprocess.casefile.export.Scope;
import io.dueprocess.casefile.letter.Letters;
import io.dueprocess.casefile.letter.ValidPdf;
import io.dueprocess.casefile.retention.ErasureRun;
import io.dueprocess.casefile.seal.Seal;
import io.dueprocess.casefile.verification.Trust;
import io.dueprocess.casefile.verification.Verdict;
import io.dueprocess.casefile.verification.Verifier;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.TransactionTemplate;

/** What an export has of a case that people went through, and who gets which. */
class ExportTest extends ProcessTestCase {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Actor HANNA = new Actor("hanna", "hr");
  private static final String REPLY = "The register was down for a week.\nÄöü ß, Łódź, Ωμέγα, Жизнь, <b>&amp; “quoted”";

  @Autowired private ExportCase exportCase;
  @Autowired private Seal seal;
  @Autowired private RepositoryService repository;
  @Autowired private ErasureRun erasure;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Browser browser;
  @TempDir private Path folder;

  private CaseDriver terminated() {
    return terminationProposed(underperformer())
        .employeeDoes("ReplyToProposal", Forms.of("reply", REPLY, "companion", "Kim of the works council"))
        .does("lena", "DecideOnTermination", Forms.decision("APPROVED"))
        .employeeDoes("FileAppeal", Forms.of("appeal", "ACCEPT", "grounds", null));
  }

  // ---- the ZIP

  @Test
  void theExportHasTheWholeCaseAndTheVerifierFindsThatItHolds() throws IOException {
    CaseDriver c = terminated();
    byte[] zip = zip(c, Scope.FULL);
    Map<String, byte[]> files = unzip(zip);

    Set<String> modelFiles = new TreeSet<>();
    for (ModelInForce model : models(c)) {
      String name = "models/%s-v%d".formatted(model.model(), model.version());
      assertThat(Chain.sha256(files.get(name + ".bpmn"))).isEqualTo(model.sha256());
      modelFiles.add(name + ".bpmn");
      modelFiles.add(name + ".svg");
    }
    modelFiles.add("models/pip-policy-v%d.dmn".formatted(c.file().policy().version()));
    assertThat(modelFiles).hasSizeGreaterThan(10);
    assertThat(files.keySet().stream().filter(f -> f.startsWith("models/")))
        .containsExactlyInAnyOrderElementsOf(modelFiles);
    assertThat(files.keySet()).contains("how-to-check.html", "case-file.pdf", "entries.jsonl", "checkpoints.jsonl",
        "keys/" + seal.keyId() + ".pem", "keys/endorsements.jsonl", "manifest.json", "manifest.sig");

    Verdict verdict = new Verifier(Trust.inKeyIds(List.of(seal.keyId()))).verify(write(zip));
    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.holds()).isTrue();
  }

  @Test
  void theManifestNamesEveryOtherFileWithItsHash() throws IOException {
    CaseDriver c = terminated();
    Map<String, byte[]> files = unzip(zip(c, Scope.FULL));
    JsonNode manifest = JSON.readTree(files.get("manifest.json"));
    Map<String, String> hashes = new LinkedHashMap<>();
    files.forEach((name, bytes) -> hashes.put(name, Chain.sha256(bytes)));
    hashes.keySet().removeAll(List.of("manifest.json", "manifest.sig"));

    assertThat(JSON.convertValue(manifest.get("files"), Map.class)).isEqualTo(hashes);
    assertThat(manifest.get("caseId").asText()).isEqualTo(c.id().value());
    assertThat(manifest.get("entries").asInt()).isEqualTo(c.file().entries().size());
    assertThat(manifest.get("exportedBy").asText()).isEqualTo("hanna");
  }

  @Test
  void everyLetterIsInTheExportAsItWasDelivered() throws IOException {
    CaseDriver c = terminated();
    Map<String, byte[]> files = unzip(zip(c, Scope.FULL));
    List<Letters.Letter> letters =
        c.file().all(EntryKind.LETTER, Letters.Letter.class).stream().map(l -> l.content()).toList();
    assertThat(letters).hasSizeGreaterThan(3);
    for (Letters.Letter letter : letters) {
      assertThat(Chain.sha256(files.get(letter.file()))).isEqualTo(letter.sha256());
    }
    assertThat(unzip(zip(c, Scope.EMPLOYEE)).keySet()).contains(letters.get(0).file());
  }

  @Test
  void theLastPagesOfTheDocumentAreTheLettersAndTheirListNamesThePages() throws Exception {
    CaseDriver c = terminated();
    Map<String, byte[]> files = unzip(zip(c, Scope.FULL));
    ValidPdf.assertPdfA2b(files.get("case-file.pdf"));
    String list = ValidPdf.text(files.get("case-file.pdf"));
    List<byte[]> letters = files.keySet().stream().filter(f -> f.startsWith("letters/")).map(files::get).toList();
    try (PDDocument document = Loader.loadPDF(files.get("case-file.pdf"))) {
      int page = document.getNumberOfPages() + 1 - letters.stream().mapToInt(ExportTest::pages).sum();
      for (byte[] letter : letters) {
        String words = ValidPdf.text(letter).strip();
        assertThat(page(document, page)).contains(words.lines().toList().subList(0, 10));
        assertThat(page(document, page)).contains("page 1 of " + pages(letter) + ", as delivered",
            "Page %d of %d".formatted(page, document.getNumberOfPages()));
        page += pages(letter);
      }
      assertThat(page).isEqualTo(document.getNumberOfPages() + 1);
    }
    assertThat(list).contains("The last pages of this document show the letters");
  }

  private static int pages(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return document.getNumberOfPages();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String page(PDDocument document, int number) throws IOException {
    var stripper = new PDFTextStripper();
    stripper.setSortByPosition(true);
    stripper.setStartPage(number);
    stripper.setEndPage(number);
    return stripper.getText(document);
  }

  @Test
  void anExportIsTheLastEntryThatItSealsAndTheNextExportHasBoth() throws IOException {
    CaseDriver c = underperformer().requested();
    Map<String, byte[]> first = unzip(zip(c, Scope.FULL));
    Entry exported = lastOf(c);
    assertThat(exported.kind()).isEqualTo(EntryKind.CASE_FILE_EXPORTED);
    assertThat(exported.actor()).isEqualTo(HANNA);
    assertThat(text(first, "checkpoints.jsonl")).contains(exported.link().hash());

    Map<String, byte[]> second = unzip(zip(c, Scope.FULL));
    assertThat(text(second, "entries.jsonl")).startsWith(text(first, "entries.jsonl"));
    assertThat(text(second, "checkpoints.jsonl")).startsWith(text(first, "checkpoints.jsonl"))
        .contains(lastOf(c).link().hash());
  }

  @Test
  void theSameExportWrittenTwiceIsTheSame() throws IOException {
    CaseDriver c = underperformer().requested();
    var export = transaction.execute(s -> exportCase.begin(c.id(), Scope.FULL, HANNA)).render();
    var one = new ByteArrayOutputStream();
    var other = new ByteArrayOutputStream();
    export.writeTo(one);
    export.writeTo(other);
    assertThat(one.toByteArray()).isEqualTo(other.toByteArray());
  }

  // ---- the document

  @Test
  void theDocumentIsValidPdfAndItsTextHasTheFacts() throws Exception {
    CaseDriver c = terminated();
    byte[] pdf = unzip(zip(c, Scope.FULL)).get("case-file.pdf");

    ValidPdf.assertPdfA2b(pdf);
    String text = ValidPdf.text(pdf);
    assertThat(text).contains(c.id().value(), "Erin Example", "Terminated, on 9 May 2026",
        "row DEFAULT of pip-policy.dmn, version " + c.file().policy().version(), "9 March 2026 to 8 May 2026",
        "Goal 1: Reports on time", "target 95", "Monthly report four days late", "Mail of the same day",
        "Consistent underperformance", "Why: rule AssessFile, version 1", "The targets were missed.",
        "Kim of the works council", "Because of the figures.", "Page 1 of ", seal.keyId(),
        lastOf(c).link().hash());
    assertThat(text.replaceAll("\\s+", " ")).contains(REPLY.replaceAll("\\s+", " "));
    for (Entry entry : c.file().entries()) {
      assertThat(text).contains(entry.link().hash(), entry.link().contentHash());
    }
  }

  @Test
  void whatWasWrittenLateIsMarked() throws Exception {
    CaseDriver c = withoutHistory().requested()
        .does("hanna", "DecideOnFile", Forms.decision("DOCUMENT_FIRST"))
        .daysPass(3);
    c.does("mia", "RecordCoachingSession", Forms.session(c.today().minusDays(2).toString()));
    assertThat(ValidPdf.text(unzip(zip(c, Scope.FULL)).get("case-file.pdf")))
        .contains("Written late: the fact is of 3 March 2026, 2 days before it was written down.",
            "late: of 3 March 2026", "1 entry of a fact of an earlier day");
  }

  @Test
  void aCheckInThatTheManagerMissedIsInTheChart() throws Exception {
    CaseDriver c = inPeriod(underperformer()).until("RecordCheckIn").daysPass(7).until("RecordCheckIn");
    c.does("mia", "RecordCheckIn", Forms.checkIn(c.today().toString(), 70.5, 75));
    assertThat(ValidPdf.text(unzip(zip(c, Scope.FULL)).get("case-file.pdf")))
        .contains("70.5 %", "23 March 2026 missed by the manager", "1 recorded, 1 missed by the manager");
  }

  @Test
  void aCorrectedCheckInIsExportedAsItWasWrittenWithWhatItShouldHaveSaidBesideItAndTheVerifierFindsThatItHolds()
      throws Exception {
    CaseDriver c = inPeriod(underperformer()).until("RecordCheckIn");
    c.does("mia", "RecordCheckIn", Forms.checkIn(c.today().toString(), 61.5, 71))
        .employeeDoes("CommentOnCheckIn", Forms.answer("AGREED"));
    corrected(c, EntryKind.CHECK_IN, Forms.checkIn(c.today().toString(), 83.25, 71));
    Entry correction = c.file().corrections().get(0);

    byte[] zip = zip(c, Scope.FULL);
    assertThat(new Verifier(Trust.inKeyIds(List.of(seal.keyId()))).verify(write(zip)).problems()).isEmpty();
    String pdf = ValidPdf.text(unzip(zip).get("case-file.pdf"));
    assertThat(pdf).contains("As it was written; corrected by entry " + correction.number(), "83.25 %",
        "What it should have said").contains("61.5");
    assertThat(text(unzip(zip(c, Scope.EMPLOYEE)), "entries.jsonl")).contains("83.25", "61.5");
  }

  @Test
  void aThousandEntriesAreExported() throws Exception {
    CaseDriver c = inPeriod(underperformer());
    while (c.file().entries().size() < 1000) {
      caseFiles.append(c.id(), new Actor("mia", "manager"), EntryKind.COACHING_SESSION, Forms.with(
          Forms.session("2026-03-02"), "observed", "Two of five reports late, once more. ".repeat(10)));
    }
    byte[] zip = zip(c, Scope.FULL);
    assertThat(new Verifier(Trust.inKeyIds(List.of(seal.keyId()))).verify(write(zip)).problems()).isEmpty();
    assertThat(ValidPdf.text(unzip(zip).get("case-file.pdf"))).contains(lastOf(c).link().hash());
  }

  @Test
  void anErasedCaseIsExportedWithItsBareHashes() throws Exception {
    CaseDriver c = declined().daysPass(740);
    erasure.run(progress -> { });
    assertThat(c.file().entries().get(0).erased()).isTrue();

    byte[] zip = zip(c, Scope.FULL);
    assertThat(new Verifier(Trust.inKeyIds(List.of(seal.keyId()))).verify(write(zip)).problems()).isEmpty();
    byte[] pdf = unzip(zip).get("case-file.pdf");
    ValidPdf.assertPdfA2b(pdf);
    assertThat(ValidPdf.text(pdf))
        .contains("Its content was erased at the end of the retention time.", c.file().entries().get(0).link().hash())
        .doesNotContain("Erin Example", "Because of the figures.");
  }

  @Test
  void aCaseWhoseModelsWereDeletedIsExportedWithoutThemAndTheVerifierSaysSo() throws Exception {
    String deployment = deployAnew();
    CaseDriver c = declined();
    repository.deleteDeployment(deployment);

    byte[] zip = zip(c, Scope.FULL);
    assertThat(unzip(zip).keySet()).noneMatch(file -> file.startsWith("models/") && file.contains("file-review"));
    Verdict verdict = new Verifier(Trust.inKeyIds(List.of(seal.keyId()))).verify(write(zip));
    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.notes()).filteredOn(note -> note.contains("is not in this export")).hasSameSizeAs(models(c));

    // and another model that got the number of the deleted version is not taken for it
    String next = deployAnew();
    assertThat(unzip(zip(c, Scope.FULL)).keySet()).noneMatch(file -> file.contains("file-review"));
    repository.deleteDeployment(next);
  }

  // ---- for the employee

  @Test
  void theCopyForTheEmployeeHasNothingThatWasNotDelivered() throws Exception {
    CaseDriver c = withComplaint();
    c.requested(Forms.with(Forms.request(c.employee().id(), c.today()), "concern", "marked-request"))
        .does("carl", "ReviewLegalRisk", Forms.of("advice", "PROCEED", "reason", "marked-advice"))
        .does("hanna", "DecideOnFile", Forms.with(Forms.decision("READY_FOR_PLAN"), "reason", "marked-file-decision"))
        .does("mia", "DraftPlan", withTitle(plan(c), "marked-first-draft"))
        .does("hanna", "ApprovePlan", Forms.with(Forms.decision("RETURNED"), "reason", "marked-return"))
        .does("mia", "DraftPlan", withTitle(plan(c), "told-plan"));
    c.does("hanna", "ApprovePlan", Forms.decision("APPROVED"))
        .employeeDoes("AcknowledgePlan", Forms.with(Forms.answer("ACKNOWLEDGED"), "comment", "told-answer"));
    checkInsUntilReview(c, 61, 71)
        .does("hanna", "DecideOnOutcome", Forms.with(Forms.outcome("TERMINATION"), "reason", "later-outcome"));

    String before = everything(unzip(zip(c, Scope.EMPLOYEE)));
    assertThat(before).contains("told-plan", "told-answer", "Training held")
        .doesNotContain("marked", "later-outcome", "COMPLAINT_BEFORE_REQUEST", "NOT_MET");

    c.does("hanna", "ProposeTermination", Forms.with(proposal(c), "grounds", "told-grounds"));
    byte[] zip = zip(c, Scope.EMPLOYEE);
    assertThat(everything(unzip(zip))).contains("told-plan", "told-grounds", "later-outcome", "NOT_MET")
        .doesNotContain("marked", "COMPLAINT_BEFORE_REQUEST");
    assertThat(new Verifier(Trust.inKeyIds(List.of(seal.keyId()))).verify(write(zip)).problems()).isEmpty();
  }

  @Test
  void theDocumentForTheEmployeeIsValidAndSaysWhatIsNotInIt() throws Exception {
    CaseDriver c = planWithEmployee(underperformer());
    Map<String, byte[]> files = unzip(zip(c, Scope.EMPLOYEE));
    ValidPdf.assertPdfA2b(files.get("case-file.pdf"));
    assertThat(ValidPdf.text(files.get("case-file.pdf")))
        .contains("This copy is for the employee", "This entry is not part of this copy.")
        .doesNotContain("Requested");
    assertThat(files.keySet()).noneMatch(name -> name.endsWith(".svg"));
  }

  // ---- over REST

  @Test
  void hrCounselAndApproversGetAllOfItAndTheEmployeeTheirs() throws Exception {
    CaseDriver c = legallyReviewed().does("hanna", "DecideOnFile", Forms.decision("READY_FOR_PLAN"));
    c.does("mia", "DraftPlan", plan(c)).does("hanna", "ApprovePlan", Forms.decision("APPROVED"));
    for (String reader : List.of("hanna", "carl", "lena")) {
      MockHttpServletResponse answer = asks(reader, c.id().value());
      assertThat(answer.getStatus()).isEqualTo(200);
      assertThat(answer.getContentType()).isEqualTo("application/zip");
      assertThat(answer.getHeader("Content-Disposition")).contains(c.id() + ".zip");
      assertThat(scope(answer)).isEqualTo("FULL");
      assertThat(lastOf(c).actor().userId()).isEqualTo(reader);
    }
    assertThat(scope(asks(c.employee().userId(), c.id().value()))).isEqualTo("EMPLOYEE");
    assertThat(lastOf(c).actor()).isEqualTo(new Actor(c.employee().userId(), "employee"));
  }

  @Test
  void anybodyElseIsRefusedWithASentenceAndNothingIsWritten() throws Exception {
    CaseDriver c = planWithEmployee(underperformer());
    int entries = c.file().entries().size();
    String other = people.newcomer("DEFAULT", null).userId();
    String noCase = "There is no case file of this number for you.";
    for (String reader : List.of("omar", "otto", other)) {
      refused(asks(reader, c.id().value()), 404, noCase);
    }
    for (String none : List.of("PIP-1999-0001", "zebra")) {
      refused(asks("hanna", none), 404, noCase);
    }
    refused(asks("mia", c.id().value()), 403, "not to the manager");
    refused(browser.asksWithoutLogin(path(c.id().value())), 401, "Sign in first.");
    refused(browser.sends("hanna", get(path(c.id().value())).header("Sec-Fetch-Site", "cross-site")), 403,
        "from the product itself");
    assertThat(c.file().entries()).hasSize(entries);
  }

  @Test
  void theEmployeeIsNotToldOfACaseBeforeSomethingWasPutBeforeThem() throws Exception {
    CaseDriver c = underperformer().requested();
    refused(asks(c.employee().userId(), c.id().value()), 404, "There is no case file of this number for you.");
  }

  @Test
  void somebodyOfHrWithoutAPersonnelFileIsNotTakenForTheSubjectOfAnErasedCase() throws Exception {
    CaseDriver c = declined().daysPass(740);
    erasure.run(progress -> { });
    people.user("freelancer", "hr");
    assertThat(scope(asks("freelancer", c.id().value()))).isEqualTo("FULL");
  }

  @Test
  void theSubjectIsNeverTheirOwnHr() throws Exception {
    CaseDriver c = planWithEmployee(underperformer());
    identity.createMembership(c.employee().userId(), "hr");
    assertThat(scope(asks(c.employee().userId(), c.id().value()))).isEqualTo("EMPLOYEE");
  }

  // ----

  private CaseDriver withoutHistory() {
    return caseOf(people.withoutHistory("DEFAULT"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> withTitle(Map<String, Object> plan, String title) {
    List<Map<String, Object>> goals = (List<Map<String, Object>>) plan.get("goals");
    return Forms.with(plan, "goals", List.of(Forms.with(goals.get(0), "title", title), goals.get(1)));
  }

  /** The models once more, each with a remark that no version had before. */
  private String deployAnew() throws IOException {
    DeploymentBuilder deployment = repository.createDeployment();
    try (Stream<Path> files = Files.walk(Path.of("processes")).filter(Files::isRegularFile)) {
      for (Path file : files.toList()) {
        String text = Files.readString(file);
        deployment.addString(file.getFileName().toString(),
            file.toString().endsWith(".bpmn") ? text + "<!-- " + UUID.randomUUID() + " -->" : text);
      }
    }
    return deployment.deploy().getId();
  }

  private static List<ModelInForce> models(CaseDriver c) {
    return c.file().all(EntryKind.MODEL, ModelInForce.class).stream().map(m -> m.content()).distinct().toList();
  }

  private static Entry lastOf(CaseDriver c) {
    List<Entry> entries = c.file().entries();
    return entries.get(entries.size() - 1);
  }

  private byte[] zip(CaseDriver c, Scope scope) throws IOException {
    var out = new ByteArrayOutputStream();
    transaction.execute(s -> exportCase.begin(c.id(), scope, HANNA)).render().writeTo(out);
    return out.toByteArray();
  }

  private Path write(byte[] zip) throws IOException {
    return Files.write(Files.createTempFile(folder, "case", ".zip"), zip);
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

  private static String text(Map<String, byte[]> files, String name) {
    return new String(files.get(name), StandardCharsets.UTF_8);
  }

  /** All that a search finds, in the document and in the other files. */
  private static String everything(Map<String, byte[]> files) throws Exception {
    var all = new StringBuilder();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      // a model has the names of what may be decided in any case, and nothing of this one
      if (!file.getKey().startsWith("models/")) {
        all.append(file.getKey().endsWith(".pdf") ? ValidPdf.text(file.getValue()) : text(files, file.getKey()));
      }
    }
    return all.toString();
  }

  private static String scope(MockHttpServletResponse answer) throws IOException {
    return JSON.readTree(unzip(answer.getContentAsByteArray()).get("manifest.json")).get("scope").asText();
  }

  private static void refused(MockHttpServletResponse answer, int status, String sentence) throws IOException {
    assertThat(answer.getStatus()).isEqualTo(status);
    assertThat(JSON.readTree(answer.getContentAsByteArray()).get("message").asText()).contains(sentence);
  }

  private MockHttpServletResponse asks(String userId, String caseId) throws Exception {
    return browser.asks(userId, path(caseId));
  }

  private static String path(String caseId) {
    return "/api/cases/" + caseId + "/export.zip";
  }
}
