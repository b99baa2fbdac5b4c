package io.dueprocess.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Somebody at a browser, or with a tool: keeps cookies and sends the token that the pages send. */
public final class WebVisitor {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String address;
  private final Map<String, String> cookies = new TreeMap<>();

  /** Of the product on this machine. */
  public WebVisitor(int port) {
    this.address = "http://127.0.0.1:" + port;
  }

  /** The cookie's value; empty where there is none. */
  public String cookie(String name) {
    return cookies.getOrDefault(name, "");
  }

  /** Brings a cookie with them. */
  public WebVisitor withCookie(String name, String value) {
    cookies.put(name, value);
    return this;
  }

  /** As a browser does. */
  public HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  /** As a tool does, with the name and the password in the header, and without any cookie. */
  public HttpResponse<String> getAs(String userId, String password, String path) {
    String login = Base64.getEncoder().encodeToString((userId + ":" + password).getBytes(StandardCharsets.UTF_8));
    return sendAsIs(HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Basic " + login));
  }

  /** A request that pages of ours send, with all that they send. */
  public HttpResponse<String> post(String path, String contentType, String body, String... headers) {
    HttpRequest.Builder request = request(path).header("Content-Type", contentType)
        .header("X-Due-Process", "1").POST(BodyPublishers.ofString(body));
    if (!cookie("XSRF-TOKEN").isEmpty()) {
      request.header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"));
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  /** Opens Tasklist's login page and sends it. */
  public HttpResponse<String> signIn(String userId, String password) {
    get("/camunda/app/tasklist/default/");
    return sendLogin(userId, password);
  }

  /** Sends it without having opened the page. */
  public HttpResponse<String> sendLogin(String userId, String password, String... headers) {
    return post("/camunda/api/admin/auth/user/default/login/tasklist", "application/x-www-form-urlencoded",
        "username=" + encoded(userId) + "&password=" + encoded(password), headers);
  }

  /** As the web applications do. */
  public HttpResponse<String> signOut() {
    return post("/camunda/api/admin/auth/user/default/logout", "application/json", "");
  }

  /** A request with all cookies, to be made up further. */
  public HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path)).header("Accept", "application/json");
    if (!cookies.isEmpty()) {
      request.header("Cookie", cookies.entrySet().stream().map(c -> c.getKey() + "=" + c.getValue())
          .collect(Collectors.joining("; ")));
    }
    return request;
  }

  /** Sends it and keeps the cookies of the answer. */
  public HttpResponse<String> send(HttpRequest.Builder request) {
    HttpResponse<String> answer = sendAsIs(request);
    for (String cookie : answer.headers().allValues("Set-Cookie")) {
      String[] pair = cookie.split(";")[0].split("=", 2);
      if (pair[1].isEmpty()) {
        cookies.remove(pair[0]);
      } else {
        cookies.put(pair[0], pair[1]);
      }
    }
    return answer;
  }

  private HttpResponse<String> sendAsIs(HttpRequest.Builder request) {
    return answer(http, request);
  }

  /** The answer to a request; what keeps one from coming fails the test. */
  static HttpResponse<String> answer(HttpClient http, HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The one sentence of a refusal. */
  public static String sentence(HttpResponse<String> answer) {
    try {
      JsonNode body = JSON.readTree(answer.body());
      return body.path("message").asText();
    } catch (IOException e) {
      throw new AssertionError("Not JSON: " + answer.body(), e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
