package dev.autodev.sessions.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.model.Usage;
import dev.autodev.sessions.gateway.UpstreamReply.Answer;
import dev.autodev.sessions.gateway.UpstreamReply.Cut;
import dev.autodev.sessions.gateway.UpstreamReply.Refusal;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One call on its way through the gateway: checked before it goes out, counted and recorded after.
 */
final class ModelCall {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SessionGrant grant;
  private final Prices prices;
  private final Clock clock;
  private final Instant began;
  private ObjectNode request = JsonNodeFactory.instance.objectNode();

  ModelCall(SessionGrant grant, Prices prices, Clock clock) {
    this.grant = grant;
    this.prices = prices;
    this.clock = clock;
    this.began = clock.instant();
  }

  /** Reads the body and looks at the budget; a refusal means that the call does not go out. */
  Optional<Refusal> refused(byte[] body) {
    try {
      JsonNode read = JSON.readTree(body);
      if (!(read instanceof ObjectNode object) || !object.path("messages").isArray()) {
        return Optional.of(invalid("the body must be an object with an array 'messages'"));
      }
      request = object;
    } catch (IOException e) {
      return Optional.of(invalid("the body is not JSON"));
    }
    return grant
        .ledger()
        .refuseIfSpent()
        .map(
            budget ->
                new Refusal(
                    400,
                    "invalid_request_error",
                    "Budget exceeded (" + budget + "); the session ends here.",
                    Map.of("x-should-retry", "false", GatewayHeaders.BUDGET, budget)));
  }

  UpstreamCall outgoing(Map<String, String> headers, Future<Void> abandoned) {
    return new UpstreamCall(grant, request, headers, abandoned);
  }

  boolean streaming() {
    return request.path("stream").asBoolean();
  }

  /** Counts and records what came back. */
  UpstreamReply settle(UpstreamReply reply) {
    ObjectNode exchange = JsonNodeFactory.instance.objectNode();
    exchange.put("at", began.toString());
    exchange.put("task", grant.key().taskId()).put("epoch", grant.key().epoch());
    exchange.put("tookMillis", Duration.between(began, clock.instant()).toMillis());
    exchange.set("request", request);
    switch (reply) {
      case Answer answer -> {
        Usage used = prices.of(model(answer), answer.message().path("usage"));
        grant.ledger().add(used);
        exchange.put("status", 200).put("costUsd", used.costUsd());
        exchange.set("response", answer.message());
      }
      case Refusal refusal -> {
        exchange.put("status", refusal.status());
        exchange.set("response", ErrorBody.of(refusal.type(), refusal.message()));
      }
      case Cut cut -> exchange.put("status", 0);
    }
    grant.exchanges().append(exchange);
    return reply;
  }

  private String model(Answer answer) {
    return answer.message().path("model").asText(request.path("model").asText());
  }

  private static Refusal invalid(String message) {
    return new Refusal(400, "invalid_request_error", message, Map.of());
  }
}
