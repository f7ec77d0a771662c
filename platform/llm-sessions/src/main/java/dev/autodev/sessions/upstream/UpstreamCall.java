package dev.autodev.sessions.upstream;

import dev.autodev.sessions.SessionKey;
import dev.autodev.sessions.protocol.Protocol;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/**
 * One call of a model, already authorised and within budget.
 *
 * @param key whose call it is
 * @param session equal for the calls of one session only
 * @param number the how-manieth call of the session that goes out, from 1
 * @param request as the client sent it
 * @param abandoned completes if nobody waits for the answer any more
 */
public record UpstreamCall(
    SessionKey key, Object session, int number, Request request, Future<Void> abandoned) {
  /**
   * What the client sent.
   *
   * @param query after the path, with its question mark; empty if there is none
   * @param headers without those of the connection and without the client's credential
   */
  public record Request(Protocol protocol, String query, MultiMap headers, Buffer body) {}
}
