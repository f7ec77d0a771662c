package dev.autodev.sessions.anthropic;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Collects an answer up to a bound, past which the connection is cut. */
final class WholeBody implements BodySubscriber<byte[]> {
  private final int mostBytes;
  private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private Flow.@Nullable Subscription subscription;

  WholeBody(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    this.subscription = subscription;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> pieces) {
    if (body.isDone()) {
      return;
    }
    for (ByteBuffer piece : pieces) {
      if (collected.size() + piece.remaining() > mostBytes) {
        tooLarge();
        return;
      }
      byte[] bytes = new byte[piece.remaining()];
      piece.get(bytes);
      collected.writeBytes(bytes);
    }
  }

  private void tooLarge() {
    if (subscription != null) {
      subscription.cancel();
    }
    body.completeExceptionally(new TooLarge());
  }

  @Override
  public void onError(Throwable fault) {
    body.completeExceptionally(fault);
  }

  @Override
  public void onComplete() {
    body.complete(collected.toByteArray());
  }

  /** The answer is larger than any message. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
