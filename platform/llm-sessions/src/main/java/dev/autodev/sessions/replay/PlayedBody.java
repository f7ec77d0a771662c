package dev.autodev.sessions.replay;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A body that is all there, given out as it is asked for; used on one event loop. */
final class PlayedBody implements ReadStream<Buffer> {
  private final Context context;
  private final Queue<Buffer> left;
  private final BodyEnd end;
  private @Nullable Handler<Buffer> handler;
  private @Nullable Handler<Void> endHandler;
  private @Nullable Handler<Throwable> exceptionHandler;
  private long wanted;
  private boolean ended;

  /**
   * Paused, until somebody wants it.
   *
   * @param end what follows the last piece
   */
  PlayedBody(Context context, List<Buffer> pieces, BodyEnd end) {
    this.context = context;
    this.left = new ArrayDeque<>(pieces);
    this.end = end;
  }

  @Override
  public PlayedBody handler(@Nullable Handler<Buffer> handler) {
    this.handler = handler;
    return this;
  }

  @Override
  public PlayedBody endHandler(@Nullable Handler<Void> handler) {
    endHandler = handler;
    return this;
  }

  @Override
  public PlayedBody exceptionHandler(@Nullable Handler<Throwable> handler) {
    exceptionHandler = handler;
    return this;
  }

  @Override
  public PlayedBody pause() {
    wanted = 0;
    return this;
  }

  @Override
  public PlayedBody resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public PlayedBody fetch(long amount) {
    wanted = Long.MAX_VALUE - wanted < amount ? Long.MAX_VALUE : wanted + amount;
    context.runOnContext(here -> give());
    return this;
  }

  private void give() {
    while (wanted > 0 && !left.isEmpty()) {
      wanted -= wanted == Long.MAX_VALUE ? 0 : 1;
      Buffer piece = left.remove();
      if (handler != null) {
        handler.handle(piece);
      }
    }
    if (left.isEmpty() && !ended) {
      ended = true;
      end();
    }
  }

  private void end() {
    if (end == BodyEnd.LOST && exceptionHandler != null) {
      exceptionHandler.handle(new HttpClosedException("the script breaks off here"));
    } else if (end == BodyEnd.COMPLETE && endHandler != null) {
      endHandler.handle(null);
    }
  }
}
