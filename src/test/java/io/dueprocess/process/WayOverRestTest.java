package io.dueprocess.process;

import static io.dueprocess.process.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.casefile.EntryKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;

/** The pictures of a case's way over REST: who gets them, and that looking at them is on record. */
class WayOverRestTest extends ProcessTestCase {

  @Autowired private Browser browser;

  @Test
  void hrCounselAndApproversSeeTheWay() throws Exception {
    CaseDriver c = withComplaint().requested();
    for (String reader : List.of("hanna", "carl", "lena")) {
      MockHttpServletResponse picture = asks(reader, c, "/file-review.svg");
      assertThat(picture.getStatus()).as(reader).isEqualTo(200);
      assertThat(picture.getContentType()).isEqualTo("image/svg+xml");
      assertThat(picture.getHeader(HttpHeaders.CACHE_CONTROL)).contains("no-store");
      assertThat(picture.getHeader("Content-Security-Policy")).contains("default-src 'none'");
      assertThat(text(picture)).startsWith("<svg").contains("The way of case " + c.id() + " through file-review, version 1");
    }
  }

  @Test
  void thePicturesAreListedInTheOrderOfTheWay() throws Exception {
    CaseDriver c = planWithEmployee(underperformer());
    assertThat(text(asks("hanna", c, ""))).isEqualTo("[\"pip-lifecycle-v1.svg\",\"file-review-v1.svg\",\"improvement-plan-v1.svg\"]");
    assertThat(asks("hanna", c, "/improvement-plan-v1.svg").getStatus()).isEqualTo(200);
  }

  @Test
  void theSubjectAndTheManagerGetThemAsLittleAsAStranger() throws Exception {
    CaseDriver c = inPeriod(underperformer());
    for (String reader : List.of(c.employee().userId(), "mia", "nobody")) {
      MockHttpServletResponse refused = asks(reader, c, "/file-review.svg");
      assertThat(refused.getStatus()).as(reader).isIn(401, 404);
      assertThat(text(refused)).doesNotContain("<svg");
    }
    assertThat(asks("mia", c, "").getStatus()).isEqualTo(404);
  }

  @Test
  void aModelThatTheCaseDidNotComeToHasNoPicture() throws Exception {
    CaseDriver c = underperformer().requested();
    MockHttpServletResponse response = asks("hanna", c, "/termination.svg");
    assertThat(response.getStatus()).isEqualTo(404);
    assertThat(text(response)).contains("The case did not come to this model.");
  }

  @Test
  void lookingAtTheWayIsOnRecordOnceForAllOfItsPictures() throws Exception {
    CaseDriver c = underperformer().requested();
    asks("hanna", c, "");
    asks("hanna", c, "/file-review.svg");
    asks("hanna", c, "/pip-lifecycle.svg");
    assertThat(c.file().all(EntryKind.CASE_FILE_OPENED, JsonNode.class)).singleElement()
        .satisfies(opened -> assertThat(opened.entry().actor().userId()).isEqualTo("hanna"));
  }

  private MockHttpServletResponse asks(String userId, CaseDriver c, String path) throws Exception {
    return browser.asks(userId, "/api/cases/" + c.id() + "/way" + path);
  }
}
