package io.dueprocess.engine;

import io.dueprocess.casefile.Refused;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;

/** A refusal as an answer of the engine's REST interface and of the web applications: 400 and the plain sentence. */
@Provider
public class RefusedMapper implements ExceptionMapper<Refused> {

  @Override
  public Response toResponse(Refused refused) {
    return Response.status(Response.Status.BAD_REQUEST)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(Map.of("type", "Refused", "message", refused.getMessage()))
        .build();
  }
}
