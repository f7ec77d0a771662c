package dev.autodev.sessions.gateway;

import dev.autodev.sessions.protocol.Protocol;
import dev.autodev.sessions.upstream.Upstream;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** Lets in what is a call of a model and has the token of a running session. */
final class Door {
  private static final int UPGRADE_REQUIRED = 426;

  private final GatewayTokens tokens;
  private final Upstreams upstreams;
  private final Desk desk;

  Door(GatewayTokens tokens, Upstreams upstreams, Desk desk) {
    this.tokens = tokens;
    this.upstreams = upstreams;
    this.desk = desk;
  }

  void handle(HttpServerRequest request) {
    if (request.method().equals(HttpMethod.HEAD) && "/".equals(request.path())) {
      request.response().end();
      return;
    }
    Optional<Protocol> protocol = Optional.ofNullable(request.path()).flatMap(Protocol::at);
    if (protocol.isEmpty()) {
      refuse(request, Protocol.MESSAGES, 404, "only /v1/messages and /v1/responses are here");
    } else if (!request.method().equals(HttpMethod.POST)) {
      refuse(request, protocol.get(), otherMethod(request), "calls are posted over plain HTTP");
    } else {
      letIn(request, protocol.get());
    }
  }

  /** A client that tries a WebSocket takes this as the sign to post. */
  private static int otherMethod(HttpServerRequest request) {
    return request.getHeader("upgrade") == null ? 405 : UPGRADE_REQUIRED;
  }

  private void letIn(HttpServerRequest request, Protocol protocol) {
    Optional<SessionGrant> grant = Credentials.of(request).flatMap(tokens::find);
    if (grant.isEmpty()) {
      String why = "the token belongs to no running session of this process";
      refuse(request, protocol, 401, why);
      return;
    }
    Optional<Upstream> upstream = upstreams.of(protocol);
    if (upstream.isEmpty()) {
      refuse(request, protocol, 404, upstreams.adviceFor(protocol));
      return;
    }
    new Passage(request, protocol, grant.get(), upstream.get(), desk).begin();
  }

  private static void refuse(
      HttpServerRequest request, Protocol protocol, int status, String message) {
    Refusal.lasting(status, message).write(request.response(), protocol);
  }
}
