package io.dueprocess.login;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * A refusal as every interface has it: a status and one plain sentence, as a page for somebody who opened an address in
 * a browser. The type is what tools of the engine look for.
 */
@Component
@ConditionalOnWebApplication
class Answers {

  private static final String PAGE = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
        <meta charset="utf-8">
        <title>Due Process</title>
        <link rel="stylesheet" href="%s/due-process/due-process.css">
      </head>
      <body class="dp-start">
        <main><p>%s</p><p>Go back to the <a href="%s/">start page</a>.</p></main>
      </body>
      </html>
      """;

  private final ObjectMapper json;

  Answers(ObjectMapper json) {
    this.json = json;
  }

  /** For what reaches no chain of filters, nor the headers that these set. */
  void refuseAddress(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cache-Control", "no-store");
    refuse(request, response, HttpStatus.BAD_REQUEST, "This is no address that can be read. Check it.");
  }

  void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String sentence)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.setStatus(status.value());
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    String accepted = request.getHeader("Accept");
    if (accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE)) {
      response.setContentType(MediaType.TEXT_HTML_VALUE);
      response.getWriter().write(PAGE.formatted(request.getContextPath(), HtmlUtils.htmlEscape(sentence),
          request.getContextPath()));
    } else {
      response.setContentType(MediaType.APPLICATION_JSON_VALUE);
      response.getWriter().write(json.writeValueAsString(Map.of("type", "Refused", "message", sentence)));
    }
  }
}
