package io.dueprocess.engine;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.rest.dto.AuthorizationExceptionDto;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;

/**
 * What the engine says of an error, without what is inside it: its interfaces answer with the message of whatever was
 * thrown, be it a statement of SQL or the name of a class. An answer keeps its kind where that is one of those that the
 * interface documents and tools go by, and its message where that is about the request. All else becomes a sentence of
 * ours; the engine logs the whole of what is a defect.
 */
@Provider
public class PlainErrors implements ContainerResponseFilter {

  private static final Set<String> KINDS = Set.of("Refused", "AuthorizationException", "InvalidRequestException",
      "RestException", "ParseException", "ProcessEngineException", "BadUserRequestException",
      "MigrationPlanValidationException", "MigratingProcessInstanceValidationException");

  private static final Pattern CODES = Pattern.compile("\\bENGINE(-[A-Z]+)*-\\w+:? ?");

  /** A class by its full name, a statement of SQL or an error of a database, a frame of a stack. */
  private static final Pattern INSIDE = Pattern.compile(
      "\\b([a-z_$][\\w$]*\\.){2,}[A-Z_$][\\w$]*|\\b\\w+(Exception|Error)\\b|###|\\n\\s*at |\\bSQL"
          + "|\\b(?i:select\\b.*\\bfrom|insert\\s+into|update\\b.*\\bset|delete\\s+from|act_[a-z]{2}_\\w+)\\b",
      Pattern.DOTALL);

  private static final int CLIENT_ERROR = 400;
  private static final int SERVER_ERROR = 500;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    int status = response.getStatus();
    if (status < CLIENT_ERROR) {
      return;
    }
    if (response.getEntity() instanceof AuthorizationExceptionDto refused) {
      // without the ids of resources that it names, which may be ones that the person does not know
      answer(response, kind(refused.getType()), refused.getMissingAuthorizations().isEmpty()
          ? refusal(refused.getMessage(), sentence(status)) : sentence(status));
    } else if (response.getEntity() instanceof ExceptionDto error && status < SERVER_ERROR) {
      error.setType(kind(error.getType()));
      error.setMessage(refusal(error.getMessage(), sentence(status)));
    } else if (response.getEntity() instanceof ExceptionDto error) {
      // of its own, for what else is in it, such as a position in a file
      answer(response, kind(error.getType()), refusal(error.getMessage(), sentence(status)));
    } else if (response.getEntity() instanceof String text) {
      // the reader of JSON answers by itself where an application has no mapper for it
      answer(response, "RestException", refusal(text, sentence(status)));
    }
  }

  private static void answer(ContainerResponseContext response, String kind, String message) {
    ExceptionDto error = new ExceptionDto();
    error.setType(kind);
    error.setMessage(message);
    response.setEntity(error, null, MediaType.APPLICATION_JSON_TYPE);
  }

  private static String kind(String said) {
    return KINDS.contains(said) ? said : "RestException";
  }

  private static String refusal(String message, String instead) {
    String plain = message == null ? "" : CODES.matcher(message).replaceAll("").strip();
    return plain.isEmpty() || INSIDE.matcher(plain).find() ? instead : plain;
  }

  private static String sentence(int status) {
    if (status >= SERVER_ERROR) {
      return "Something went wrong here. Try again, or tell operations.";
    }
    return switch (status) {
      case 401 -> "Sign in first.";
      case 403 -> "You may not do this.";
      case 404 -> "There is nothing at this address.";
      default -> "The request can't be read. Check its address, its content and the types of its values.";
    };
  }
}
