package dev.autodev.webhook;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Reads bodies as they are, bounded in size, time, and all of them together. */
@ApplicationScoped
class BodyReader {
  /** Of all that are being read. */
  private static final long MOST_AT_ONCE = 64L << 20;

  private final WebhookConfig config;
  private final AtomicLong held = new AtomicLong();

  BodyReader(WebhookConfig config) {
    this.config = config;
  }

  /** Hands the whole over, or refuses it. */
  void read(RoutingContext exchange, Consumer<byte[]> whole) {
    String length = exchange.request().getHeader("Content-Length");
    if (length != null && isTooLong(length)) {
      Answer.refuse(exchange, tooLong());
      return;
    }
    new Body(exchange, whole).receive();
  }

  private boolean isTooLong(String length) {
    return length.length() > 18 || Long.parseLong(length) > config.largestBody();
  }

  private Problem tooLong() {
    return Problem.of(
        413,
        "too-large",
        "The delivery is longer than the %,d bytes that swarm.webhooks.largest-body allows; polling finds what it would have told."
            .formatted(config.largestBody()));
  }

  /** One that comes. */
  private final class Body {
    private final RoutingContext exchange;
    private final Consumer<byte[]> whole;
    private final Buffer bytes = Buffer.buffer();
    private long timer;
    private boolean over;

    Body(RoutingContext exchange, Consumer<byte[]> whole) {
      this.exchange = exchange;
      this.whole = whole;
    }

    void receive() {
      HttpServerRequest request = exchange.request();
      timer =
          exchange
              .vertx()
              .setTimer(
                  Math.max(1, config.bodyWithin().toMillis()),
                  expired ->
                      stop(
                          Problem.of(
                              408,
                              "body-too-slow",
                              "The delivery was not there within swarm.webhooks.body-within; send it again.")));
      request.exceptionHandler(gone -> end());
      request.endHandler(
          all -> {
            if (!over) {
              end();
              whole.accept(bytes.getBytes());
            }
          });
      request.handler(this::take);
    }

    private void take(Buffer chunk) {
      if (over) {
        return;
      }
      if (bytes.length() + chunk.length() > config.largestBody()) {
        stop(tooLong());
        return;
      }
      bytes.appendBuffer(chunk);
      if (held.addAndGet(chunk.length()) > MOST_AT_ONCE) {
        stop(Problem.of(503, "busy", "Too many deliveries come at once; send this one again."));
      }
    }

    private void stop(Problem why) {
      if (!over) {
        end();
        Answer.refuse(exchange, why);
      }
    }

    private void end() {
      if (!over) {
        over = true;
        held.addAndGet(-bytes.length());
        exchange.vertx().cancelTimer(timer);
      }
    }
  }
}
