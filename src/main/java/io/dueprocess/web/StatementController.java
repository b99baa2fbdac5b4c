package io.dueprocess.web;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.attachment.Attachment;
import io.dueprocess.casefile.attachment.Attachments;
import io.dueprocess.casefile.attachment.Attachments.Upload;
import io.dueprocess.engine.Submission;
import io.dueprocess.statement.MakeStatement;
import io.dueprocess.statement.MakeStatement.Made;
import io.dueprocess.web.CaseReaders.CaseReader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** What the employee says of their own accord, with its files; and the files, for who may read the entry. */
@RestController
class StatementController {

  /** What a request has beside its files: the form, and the lines between the parts. */
  private static final long BESIDE_FILES = 1 << 20;

  private final CaseReaders readers;
  private final CaseViews views;
  private final MakeStatement makeStatement;
  private final Attachments attachments;
  private final Submission submission;
  private final TransactionTemplate transaction;

  StatementController(CaseReaders readers, CaseViews views, MakeStatement makeStatement, Attachments attachments,
      Submission submission, TransactionTemplate transaction) {
    this.readers = readers;
    this.views = views;
    this.makeStatement = makeStatement;
    this.attachments = attachments;
    this.submission = submission;
    this.transaction = transaction;
  }

  /**
   * Takes the part {@code form} as JSON and any number of parts {@code files}. 201 where it was taken, 200 where the
   * same statement had come before. Nothing of the request is read before it is known who sends it, and how much.
   */
  @PostMapping(path = "/api/cases/{id}/statements", consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Made> make(@PathVariable String id,
      @RequestHeader(name = "Idempotency-Key", required = false) String key, MultipartHttpServletRequest request)
      throws IOException {
    CaseReader reader = readers.require(id, request);
    if (request.getContentLengthLong() > attachments.mostAtOnce() + BESIDE_FILES
        // who does not say how much will come has sent it by now, to a folder and not yet into memory
        || request.getFiles("files").stream().mapToLong(MultipartFile::getSize).sum() > attachments.mostAtOnce()) {
      throw new RequestRefused(HttpStatus.PAYLOAD_TOO_LARGE, "The files are too large together. Make them smaller, or "
          + "send some of them with another text.");
    }
    List<Upload> uploads = new ArrayList<>();
    for (MultipartFile file : request.getFiles("files")) {
      uploads.add(new Upload(file.getOriginalFilename(), file.getBytes()));
    }
    String form = request.getParameter("form");
    Made made = makeStatement.make(reader.id(), submission.read(form == null ? "null" : form, MakeStatement.Form.class),
        uploads, key, new Actor(reader.userId(), reader.relation().role()));
    return ResponseEntity.status(made.before() ? HttpStatus.OK : HttpStatus.CREATED).body(made);
  }

  /** A file of an entry, to be saved and not shown: a browser runs nothing of it. Refuses an erased case with 410. */
  @GetMapping("/api/cases/{id}/attachments/{number:\\d{1,9}}/{part:\\d{1,3}}")
  ResponseEntity<byte[]> attachment(@PathVariable String id, @PathVariable int number, @PathVariable int part,
      HttpServletRequest request) {
    return transaction.execute(status -> {
      CaseReader reader = readers.find(id, request).orElseThrow(StatementController::notForYou);
      readers.open(reader);
      Attachment attachment = views.attachment(reader, number, part).orElseThrow(StatementController::notForYou);
      byte[] content = attachments.content(reader.id(), number, part).orElseThrow(StatementController::notForYou);
      return ResponseEntity.ok()
          .contentType(MediaType.parseMediaType(attachment.mediaType()))
          .header(HttpHeaders.CONTENT_DISPOSITION,
              ContentDisposition.attachment().filename(attachment.name(), StandardCharsets.UTF_8).build().toString())
          .header(HttpHeaders.CACHE_CONTROL, "no-store")
          .header("X-Content-Type-Options", "nosniff")
          .header("Content-Security-Policy", "default-src 'none'; sandbox")
          .body(content);
    });
  }

  /** One that is not there, one that was expunged and one that is not for the reader look the same. */
  private static RequestRefused notForYou() {
    return new RequestRefused(HttpStatus.NOT_FOUND, "There is no such attachment for you.");
  }
}
