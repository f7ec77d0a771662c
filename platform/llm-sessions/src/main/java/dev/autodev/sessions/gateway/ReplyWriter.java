package dev.autodev.sessions.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sessions.gateway.UpstreamReply.Answer;
import dev.autodev.sessions.gateway.UpstreamReply.Cut;
import dev.autodev.sessions.gateway.UpstreamReply.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Writes a reply to the session's client, whole or as server-sent events. */
final class ReplyWriter {
  private final HttpServerRequest request;

  ReplyWriter(HttpServerRequest request) {
    this.request = request;
  }

  void write(UpstreamReply reply, boolean streaming) {
    HttpServerResponse response = request.response();
    if (response.closed() || response.ended()) {
      return;
    }
    switch (reply) {
      case Answer answer -> {
        answer.headers().forEach(response::putHeader);
        if (streaming) {
          stream(response, answer.message());
        } else {
          json(response, answer.message());
        }
      }
      case Refusal refusal -> {
        response.setStatusCode(refusal.status());
        refusal.headers().forEach(response::putHeader);
        json(response, ErrorBody.of(refusal.type(), refusal.message()));
      }
      case Cut cut -> request.connection().close();
    }
  }

  private static void json(HttpServerResponse response, ObjectNode body) {
    response.putHeader("content-type", "application/json").end(body.toString());
  }

  private static void stream(HttpServerResponse response, ObjectNode message) {
    response.putHeader("content-type", "text/event-stream; charset=utf-8");
    response.putHeader("cache-control", "no-cache").setChunked(true);
    for (ObjectNode event : MessageEvents.of(message)) {
      String name = event.path("type").asText();
      response.write(Buffer.buffer("event: " + name + "\ndata: " + event + "\n\n"));
    }
    response.end();
  }
}
