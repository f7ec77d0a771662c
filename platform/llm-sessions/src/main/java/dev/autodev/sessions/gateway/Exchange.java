package dev.autodev.sessions.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sessions.SessionKey;
import dev.autodev.sessions.gateway.heard.Overheard;
import dev.autodev.sessions.protocol.Protocol;
import dev.autodev.sessions.upstream.UpstreamAnswer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One call as it is recorded: enough to be played again. */
final class Exchange {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SessionGrant grant;
  private final Protocol protocol;
  private final Buffer request;
  private final Desk desk;
  private final Instant began;
  private final ObjectNode record = JsonNodeFactory.instance.objectNode();
  private @Nullable Overheard heard;

  Exchange(SessionGrant grant, Protocol protocol, String upstream, Buffer request, Desk desk) {
    this.grant = grant;
    this.protocol = protocol;
    this.request = request;
    this.desk = desk;
    this.began = desk.clock().instant();
    SessionKey key = grant.key();
    record.put("at", began.toString());
    record.put("task", key.taskId()).put("epoch", key.epoch());
    record.put("role", key.role()).put("taskType", key.taskType());
    record.put("round", key.round()).put("repository", key.repository());
    record.put("protocol", protocol.name()).put("upstream", upstream);
  }

  void sent(int number) {
    record.put("call", number);
  }

  void answered(UpstreamAnswer answer, Overheard overheard) {
    heard = overheard;
    record.put("status", answer.status()).put("firstByteMillis", millisSoFar());
    ObjectNode headers = record.putObject("headers");
    Headers.ofAnswer(answer.headers())
        .forEach(
            (name, value) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              if (!lower.equals("set-cookie") && !lower.equals("content-length")) {
                headers.put(lower, value);
              }
            });
  }

  /** The gateway has the answer; recorded as such, and left out of a replay. */
  void unanswered(Refusal refusal) {
    record.put("status", refusal.status());
    record.set("response", protocol.error(refusal.status(), refusal.message()));
  }

  /** The call did not go out. */
  Future<Void> refused(Refusal refusal) {
    unanswered(refusal);
    return ended(CallEnd.REFUSED, Charge.NOTHING);
  }

  /** Writes the record; completes when that is done. */
  Future<Void> ended(CallEnd end, Charge charge) {
    record.put("tookMillis", millisSoFar());
    record.put("end", end.name().toLowerCase(Locale.ROOT));
    record
        .putObject("usage")
        .put("inputTokens", charge.usage().inputTokens())
        .put("outputTokens", charge.usage().outputTokens())
        .put("cacheReadTokens", charge.usage().cacheReadTokens())
        .put("cacheWriteTokens", charge.usage().cacheWriteTokens())
        .put("known", charge.known());
    record.put("costUsd", charge.usage().costUsd());
    return desk.vertx().executeBlocking(this::write, false).mapEmpty();
  }

  private boolean write() {
    try {
      record.set("request", JSON.readTree(request.getBytes()));
    } catch (IOException e) {
      record.put("request", request.toString());
    }
    if (heard != null) {
      heard.addTo(record);
    }
    RedactedText.of(protocol, grant.redactor()).redactPieces(record);
    grant.exchanges().append(record);
    return true;
  }

  private long millisSoFar() {
    return Duration.between(began, desk.clock().instant()).toMillis();
  }
}
