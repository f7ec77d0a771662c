package dev.autodev.sessions.gateway;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Reads a request's body up to a bound. */
final class BoundedBody {
  /** What Anthropic accepts at most. */
  static final int MOST_BYTES = 32 << 20;

  private BoundedBody() {}

  /** Fails with {@link TooLarge} as soon as the bound is passed. */
  static Future<Buffer> of(HttpServerRequest request) {
    Promise<Buffer> whole = Promise.promise();
    Buffer body = Buffer.buffer();
    request.handler(
        piece -> {
          if (body.length() + piece.length() > MOST_BYTES) {
            whole.tryFail(new TooLarge());
          } else {
            body.appendBuffer(piece);
          }
        });
    request.exceptionHandler(whole::tryFail);
    request.endHandler(end -> whole.tryComplete(body));
    return whole.future();
  }

  /** The body is larger than any model call may be. */
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("request_too_large", null, false, false);
    }
  }
}
