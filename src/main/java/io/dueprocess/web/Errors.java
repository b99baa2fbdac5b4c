package io.dueprocess.web;

import io.dueprocess.casefile.Refused;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Every error of our REST paths as a status and one plain sentence; never a stack trace. */
@RestControllerAdvice(basePackageClasses = Errors.class)
class Errors {

  private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

  @ExceptionHandler
  ResponseEntity<Map<String, String>> refused(RequestRefused e) {
    return answer(e.status(), e.getMessage());
  }

  @ExceptionHandler
  ResponseEntity<Map<String, String>> refused(Refused e) {
    return answer(HttpStatus.BAD_REQUEST, e.getMessage());
  }

  @ExceptionHandler
  ResponseEntity<Map<String, String>> tooLarge(MaxUploadSizeExceededException e) {
    return answer(HttpStatus.PAYLOAD_TOO_LARGE, "What you send is too large. Make the files smaller, or send fewer.");
  }

  @ExceptionHandler({HttpMessageNotReadableException.class, MultipartException.class, TypeMismatchException.class})
  ResponseEntity<Map<String, String>> unreadable(Exception e) {
    return answer(HttpStatus.BAD_REQUEST,
        "The content can't be read. Check that it is complete, and that its fields have the right types.");
  }

  @ExceptionHandler
  ResponseEntity<Map<String, String>> defect(Exception e) {
    if (e instanceof ErrorResponse response) {
      HttpStatus status = HttpStatus.valueOf(response.getStatusCode().value());
      return answer(status,
          "The request can't be read: " + status.getReasonPhrase() + ". Check its address and its content.");
    }
    LOG.error("A request failed", e);
    return answer(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here. Try again, or tell operations.");
  }

  private static ResponseEntity<Map<String, String>> answer(HttpStatus status, String sentence) {
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(Map.of("message", sentence));
  }
}
