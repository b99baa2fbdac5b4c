package io.dueprocess.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where an employee stands, at any time and without a task: what was delivered to them, goals, time left. */
@RestController
class MyCaseController {

  private final SignedIn signedIn;
  private final CaseViews views;

  MyCaseController(SignedIn signedIn, CaseViews views) {
    this.signedIn = signedIn;
    this.views = views;
  }

  @GetMapping(path = "/api/my-case", produces = MediaType.APPLICATION_JSON_VALUE)
  CaseView myCase(HttpServletRequest request) {
    return views.about(signedIn.require(request)).orElseThrow(() -> new RequestRefused(HttpStatus.NOT_FOUND,
        "Nothing has been put before you."));
  }
}
