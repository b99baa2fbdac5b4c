package io.dueprocess.web;

import io.dueprocess.casefile.export.NamedFile;
import io.dueprocess.casefile.export.WayPictures;
import io.dueprocess.web.CaseReaders.CaseReader;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The pictures of the way that a case took. They show more than what was put before the subject, and that counsel had
 * the case: so they are for those who may read all of its file.
 */
@RestController
class WayController {

  private static final MediaType SVG = MediaType.valueOf("image/svg+xml");

  private final CaseReaders readers;
  private final WayPictures pictures;
  private final TransactionTemplate transaction;

  WayController(CaseReaders readers, WayPictures pictures, TransactionTemplate transaction) {
    this.readers = readers;
    this.pictures = pictures;
    this.transaction = transaction;
  }

  /** The pictures that there are, in the order in which the case came to the models: {@code termination-v1.svg}. */
  @GetMapping(path = "/api/cases/{id}/way", produces = MediaType.APPLICATION_JSON_VALUE)
  List<String> names(@PathVariable String id, HttpServletRequest request) {
    return read(id, request).stream().map(NamedFile::name).toList();
  }

  /** One picture, by its name or by the model alone: then that of the version to which the case came last. */
  @GetMapping("/api/cases/{id}/way/{name}.svg")
  ResponseEntity<byte[]> picture(@PathVariable String id, @PathVariable String name, HttpServletRequest request) {
    Pattern wanted = Pattern.compile(Pattern.quote(name) + "(-v\\d+)?\\.svg");
    byte[] svg = read(id, request).stream()
        .filter(picture -> wanted.matcher(picture.name()).matches())
        .reduce((earlier, later) -> later)
        .orElseThrow(() -> new RequestRefused(HttpStatus.NOT_FOUND, "The case did not come to this model."))
        .content();
    return ResponseEntity.ok()
        .contentType(SVG)
        .cacheControl(CacheControl.noStore())
        // a picture that is opened by itself does nothing but show
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .body(svg);
  }

  /** Looking at the way is looking at the file, and on record like that. */
  private List<NamedFile> read(String id, HttpServletRequest request) {
    return transaction.execute(status -> {
      CaseReader reader = readers.find(id, request).filter(r -> r.relation().readsAll())
          .orElseThrow(() -> new RequestRefused(HttpStatus.NOT_FOUND,
              "There is no picture of this case's way for you."));
      readers.open(reader);
      return pictures.of(reader.id());
    });
  }
}
