package io.dueprocess.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

/** When a session ends by itself; whoever has left is tested over HTTP. */
class AccessEndsTest {

  private static final String TASK = "/camunda/api/engine/engine/default/task/1";
  private static final String LIST = "/camunda/api/engine/engine/default/filter/7/list";

  private final AtomicLong nanoTime = new AtomicLong();
  private final AccessEnds accessEnds = new AccessEnds(
      new LoginSettings(LoginSettings.From.LOCAL, Map.of(), null, null, false, Duration.ofMinutes(30),
          Duration.ofHours(12), 100, Duration.ofMinutes(10), Duration.ofDays(365)),
      mock(Leavers.class), new Answers(new ObjectMapper()), nanoTime::get);
  private final MockHttpSession session = new MockHttpSession();

  @Test
  void aSessionInWhichSomebodyWorksGoesOn() throws Exception {
    for (int i = 0; i < 20; i++) {
      assertThat(asks(TASK)).isEqualTo(200);
      passes(Duration.ofMinutes(29));
    }
    assertThat(session.isInvalid()).isFalse();
  }

  @Test
  void aPageThatRefreshesItselfIsNobodyWhoWorks() throws Exception {
    assertThat(asks(TASK)).isEqualTo(200);
    for (int i = 0; i < 30; i++) {
      passes(Duration.ofMinutes(1));
      assertThat(asks(LIST)).isEqualTo(200);
    }
    passes(Duration.ofSeconds(1));
    assertThat(asks(LIST)).isEqualTo(401);
    assertThat(session.isInvalid()).isTrue();
  }

  @Test
  void aSessionEndsAfterItsLongestTimeWhateverItsPersonDoes() throws Exception {
    int answer = asks(TASK);
    int minutes = 0;
    while (answer == 200) {
      minutes += 20;
      passes(Duration.ofMinutes(20));
      answer = asks(TASK);
    }
    assertThat(answer).isEqualTo(401);
    assertThat(minutes).isEqualTo(12 * 60 + 20);
    assertThat(session.isInvalid()).isTrue();
  }

  private int asks(String path) throws Exception {
    var request = new MockHttpServletRequest("GET", path);
    request.setRemoteUser("hanna");
    request.setSession(session);
    var response = new MockHttpServletResponse();
    accessEnds.doFilter(request, response, new MockFilterChain());
    return response.getStatus();
  }

  private void passes(Duration time) {
    nanoTime.addAndGet(time.toNanos());
  }
}
