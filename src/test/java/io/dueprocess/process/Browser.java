package io.dueprocess.process;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import jakarta.servlet.Filter;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Asks the product over REST as somebody whose password is their user id, as {@link People} gives it. */
@Lazy
final class Browser {

  private final MockMvc web;

  Browser(WebApplicationContext context) {
    web = MockMvcBuilders.webAppContextSetup(context)
        .addFilters(context.getBean("springSecurityFilterChain", Filter.class))
        .build();
  }

  /** Gets what is at this path, which may end in a query; neither of them is encoded yet. */
  MockHttpServletResponse asks(String userId, String path) throws Exception {
    return sends(userId, get(path));
  }

  MockHttpServletResponse sends(String userId, MockHttpServletRequestBuilder request) throws Exception {
    HttpHeaders login = new HttpHeaders();
    login.setBasicAuth(userId, userId);
    return web.perform(request.headers(login)).andReturn().getResponse();
  }

  /** As somebody who has not signed in. */
  MockHttpServletResponse asksWithoutLogin(String path) throws Exception {
    return web.perform(get(path)).andReturn().getResponse();
  }

  /** What an answer says, which is UTF-8 also where its header does not say so. */
  static String text(MockHttpServletResponse response) {
    return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
