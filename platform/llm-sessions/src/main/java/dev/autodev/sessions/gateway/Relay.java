package dev.autodev.sessions.gateway;

import dev.autodev.sessions.gateway.heard.Overheard;
import dev.autodev.sessions.upstream.UpstreamAnswer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * Passes an answer on to the client as it comes, as fast as the client takes it. A body that breaks
 * breaks the client's connection, never gets an end of ours.
 */
final class Relay {
  private final UpstreamAnswer answer;
  private final HttpServerResponse client;
  private final Overheard heard;
  private final Listener listener;
  private final boolean holdsLast;
  private @Nullable Buffer last;

  /** Is told of one answer, always before the client can know. */
  interface Listener {
    /** All has been heard that will be, but pieces without meaning may still come. */
    void heard();

    /** It ended. */
    void ended(CallEnd end);

    /** Whether nobody listens any more. */
    boolean isEnded();
  }

  Relay(UpstreamAnswer answer, HttpServerResponse client, Overheard heard, Listener listener) {
    this.answer = answer;
    this.client = client;
    this.heard = heard;
    this.listener = listener;
    // Of use only as a whole; so what it used is counted before its client goes on.
    this.holdsLast = heard.isOneDocument();
  }

  void run() {
    client.setStatusCode(answer.status());
    Headers.ofAnswer(answer.headers()).forEach(client.headers()::add);
    if (!client.headers().contains("content-length")) {
      client.setChunked(true);
    }
    if (!holdsLast) {
      client.writeHead();
    }
    ReadStream<Buffer> body = answer.body();
    body.exceptionHandler(lost -> cut());
    body.handler(this::pass);
    body.endHandler(end -> complete());
    body.resume();
  }

  private void pass(Buffer piece) {
    if (listener.isEnded()) {
      return;
    }
    heard.piece(piece);
    if (heard.isOver()) {
      listener.heard();
    }
    if (holdsLast) {
      write(last);
      last = piece;
    } else {
      write(piece);
    }
  }

  private void write(@Nullable Buffer piece) {
    if (piece == null || client.closed()) {
      return;
    }
    client.write(piece);
    if (client.writeQueueFull()) {
      answer.body().pause();
      client.drainHandler(drained -> answer.body().resume());
    }
  }

  private void complete() {
    if (listener.isEnded()) {
      return;
    }
    heard.end();
    listener.ended(CallEnd.COMPLETE);
    write(last);
    if (!client.closed()) {
      client.end();
    }
  }

  private void cut() {
    if (listener.isEnded()) {
      return;
    }
    listener.ended(CallEnd.CUT);
    write(last);
    client.close();
  }
}
