package io.dueprocess.web;

import org.springframework.http.HttpStatus;

/** A request that is answered with a status and one plain sentence. */
class RequestRefused extends RuntimeException {

  private final HttpStatus status;

  RequestRefused(HttpStatus status, String sentence) {
    super(sentence, null, false, false);
    this.status = status;
  }

  HttpStatus status() {
    return status;
  }
}
