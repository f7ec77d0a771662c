package dev.autodev.forge.hosted;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** What was not followed is no answer; only 302 may be one, to a log that lies elsewhere. */
final class Moved implements ResponseExceptionMapper<WebApplicationException> {

  @Override
  public boolean handles(int status, MultivaluedMap<String, Object> headers) {
    return status == 301 || status == 307 || status == 308;
  }

  @Override
  public WebApplicationException toThrowable(Response response) {
    return new WebApplicationException(response);
  }
}
