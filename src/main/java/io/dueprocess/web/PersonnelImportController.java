package io.dueprocess.web;

import io.dueprocess.casefile.Refused;
import io.dueprocess.employee.ImportFile;
import io.dueprocess.employee.ImportKind;
import io.dueprocess.employee.ImportMapping;
import io.dueprocess.employee.ImportProgress;
import io.dueprocess.employee.ImportReport;
import io.dueprocess.employee.ImportReport.Problem;
import io.dueprocess.employee.PersonnelImport;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The import over REST, for HR. */
@RestController
class PersonnelImportController {

  private final PersonnelImport personnelImport;
  private final SignedIn signedIn;

  PersonnelImportController(PersonnelImport personnelImport, SignedIn signedIn) {
    this.personnelImport = personnelImport;
    this.signedIn = signedIn;
  }

  /** Answers 200 with what was imported, or 422 with the bad lines where nothing was. */
  // said, because XML and YAML are on the class path, too
  @PostMapping(path = "/api/personnel/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Transactional
  ResponseEntity<Answer> importPersonnel(
      HttpServletRequest request,
      @RequestParam("mapping") MultipartFile mapping,
      @RequestParam("file") MultipartFile file,
      @RequestParam(name = "skipBad", defaultValue = "false") boolean skipBad)
      throws IOException {
    signedIn.require(request, "hr", "hrLead");
    ImportMapping how;
    try (InputStream yaml = mapping.getInputStream()) {
      how = ImportMapping.read(yaml);
    }
    if (how.kind() == ImportKind.HR_PARTNERS) {
      // who could say whom they serve could give themselves every case
      signedIn.require(request, "hrLead");
    }
    String name = file.getOriginalFilename();
    ImportFile export =
        new ImportFile(name == null || name.isBlank() ? "The file" : name, file.getSize(), file::getInputStream);
    ImportReport report = personnelImport.run(how, export, skipBad, ImportProgress.NONE);
    return ResponseEntity.status(report.imported() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY)
        .body(Answer.of(report));
  }

  /** A mapping or a file that can't be used at all. */
  @ExceptionHandler(Refused.class)
  ResponseEntity<Map<String, String>> refused(Refused refused) {
    return ResponseEntity.badRequest()
        .contentType(MediaType.APPLICATION_JSON)
        .body(Map.of("message", refused.getMessage()));
  }

  /** The report, with its outcome as the one sentence that every answer has. */
  record Answer(
      String message,
      boolean imported,
      int lines,
      int created,
      int changed,
      int unchanged,
      int refused,
      List<Problem> problems,
      int furtherProblems) {

    static Answer of(ImportReport report) {
      return new Answer(report.summary(), report.imported(), report.lines(), report.created(), report.changed(),
          report.unchanged(), report.refused(), report.problems(), report.furtherProblems());
    }
  }
}
