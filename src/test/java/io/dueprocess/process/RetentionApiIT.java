package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dueprocess.casefile.EntryKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Holds and the dry run over REST, on a real port: who may, and what they are told. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RetentionApiIT extends ProcessTestCase {

  private static final ObjectMapper JSON = new ObjectMapper();

  @LocalServerPort private int port;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void counselHoldsACaseAndLiftsTheHold() throws Exception {
    CaseDriver c = declined();
    String path = "/api/cases/" + c.id() + "/legal-hold";

    assertThat(answer(200, "carl", "POST", path, "A charge was filed.").path("message").asText())
        .isEqualTo("Case %s is held. Nothing of it is erased until the hold is lifted.", c.id());
    assertThat(answer(400, "carl", "POST", path, "Another.").path("message").asText()).contains("is held already");
    assertThat(answer(400, "carl", "DELETE", path, "").path("message").asText()).isEqualTo("Reason: fill this in.");
    assertThat(answer(200, "carl", "DELETE", path, "It was dismissed.").path("message").asText())
        .isEqualTo("Case %s is held no more. It is kept for its retention time.", c.id());
    assertThat(answer(400, "carl", "DELETE", path, "Again.").path("message").asText()).contains("is not held");

    assertThat(c.file().entries()).filteredOn(e -> e.kind() == EntryKind.LEGAL_HOLD)
        .extracting(e -> e.actor().userId() + " " + e.actor().role() + " " + e.topic() + " " + e.content())
        .containsExactly("carl legal SET {\"reason\":\"A charge was filed.\"}",
            "carl legal LIFTED {\"reason\":\"It was dismissed.\"}");
  }

  @Test
  void nobodyButCounselSetsAHold() throws Exception {
    CaseDriver c = declined();
    String path = "/api/cases/" + c.id() + "/legal-hold";
    for (String user : new String[] {"hanna", "lena", "mia", "otto", c.employee().userId()}) {
      answer(403, user, "POST", path, "A charge was filed.");
      answer(403, user, "DELETE", path, "A charge was filed.");
    }
    assertThat(c.count(EntryKind.LEGAL_HOLD)).isZero();
  }

  @Test
  void aCaseThatDoesNotExistIsNotFound() throws Exception {
    assertThat(answer(400, "carl", "POST", "/api/cases/PIP-1999-0001/legal-hold", "A charge.").path("message").asText())
        .isEqualTo("There is no case PIP-1999-0001. Check the number.");
    assertThat(answer(404, "carl", "POST", "/api/cases/42/legal-hold", "A charge.").path("message").asText())
        .isEqualTo("There is no case 42. A number looks like PIP-2026-0042.");
  }

  @Test
  void counselAndSecondApproversSeeWhatWouldGo() throws Exception {
    CaseDriver c = declined();
    timeTravel.to(LocalDate.of(2028, 3, 3).atTime(LocalTime.of(9, 0)).toInstant(ZoneOffset.UTC));

    for (String user : new String[] {"carl", "lena"}) {
      JsonNode answer = answer(200, user, "GET", "/api/retention/due", null);
      assertThat(answer.path("more").isBoolean()).isTrue();
      assertThat(answer.path("mayHold").asBoolean()).isEqualTo(user.equals("carl"));
      JsonNode due = StreamSupport.stream(answer.path("due").spliterator(), false)
          .filter(d -> d.path("id").asText().equals(c.id().value())).findFirst().orElseThrow();
      assertThat(due.path("what").asText()).isEqualTo("CASE");
      assertThat(due.path("why").asText()).isEqualTo("24 months from 2026-03-02 are over after 2028-03-02.");
      assertThat(due.path("keptUntil").asText()).isEqualTo("2028-03-02");
    }
    for (String user : new String[] {"hanna", "mia", "otto", c.employee().userId()}) {
      answer(403, user, "GET", "/api/retention/due", null);
    }
    assertThat(c.file().entries()).noneMatch(e -> e.erased());
  }

  private JsonNode answer(int status, String user, String method, String path, String reason)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Authorization", "Basic "
            + Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8)))
        .header("Content-Type", "application/json")
        .header("X-Due-Process", "1")
        .method(method, reason == null ? BodyPublishers.noBody()
            : BodyPublishers.ofString(JSON.writeValueAsString(Map.of("reason", reason))));
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).as(user + " " + method + " " + path + ": " + response.body()).isEqualTo(status);
    return JSON.readTree(response.body());
  }
}
