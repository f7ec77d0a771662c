package dev.autodev.webhook;

import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * A refusal as RFC 9457 describes it.
 *
 * @param detail what is wrong and what to do about it
 */
record Problem(String type, String title, int status, String detail) {
  static final String JSON = "application/problem+json";

  static Problem of(int status, String kind, String detail) {
    return new Problem(
        "urn:auto-dev:problem:" + kind,
        HttpResponseStatus.valueOf(status).reasonPhrase(),
        status,
        detail);
  }
}
