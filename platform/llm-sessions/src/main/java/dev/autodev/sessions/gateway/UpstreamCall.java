package dev.autodev.sessions.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.Map;

/**
 * One call of a model, already authorised and within budget.
 *
 * @param grant whose call it is
 * @param request the body as the client sent it, in the shape of the Anthropic Messages API
 * @param headers the client's {@code anthropic-} headers, names in lower case
 * @param abandoned completes if the client goes away before it has its answer
 */
public record UpstreamCall(
    SessionGrant grant, ObjectNode request, Map<String, String> headers, Future<Void> abandoned) {
  public UpstreamCall {
    headers = Map.copyOf(headers);
  }
}
