package dev.autodev.sessions.upstream;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/**
 * What an upstream answers, from its head on.
 *
 * @param body paused until it has its handlers; fails if the connection is lost in its middle
 */
public record UpstreamAnswer(int status, MultiMap headers, ReadStream<Buffer> body) {}
