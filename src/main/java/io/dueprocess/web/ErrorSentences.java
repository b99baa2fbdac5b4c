package io.dueprocess.web;

import java.util.Map;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;

/** An error that no interface has answered, as all others are answered: one sentence, and nothing of what was asked. */
@Component
class ErrorSentences extends DefaultErrorAttributes {

  @Override
  public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
    return Map.of("message", sentence(
        request.getAttribute("jakarta.servlet.error.status_code", RequestAttributes.SCOPE_REQUEST)));
  }

  private static String sentence(Object status) {
    return switch (status instanceof Integer code ? code : 404) {
      case 400 -> "The request can't be read. Check its address and its content.";
      case 401 -> "Sign in first.";
      case 403 -> "You may not do this.";
      case 404 -> "There is nothing at this address.";
      case 405 -> "This address does not take requests of this kind.";
      case 406 -> "There is nothing here of the type that you accept.";
      case 413 -> "What you send is too large.";
      case 415 -> "This address does not take content of this type.";
      default -> "Something went wrong here. Try again, or tell operations.";
    };
  }
}
