package dev.autodev.sessions.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WholeBodyTest {

  private final AtomicBoolean cut = new AtomicBoolean();
  private final WholeBody body = new WholeBody(4);

  @Test
  void collectsUpToItsBound() {
    receive("ab", "cd");
    body.onComplete();

    assertThat(body.getBody().toCompletableFuture())
        .isCompletedWithValueMatching(bytes -> new String(bytes, UTF_8).equals("abcd"));
  }

  @Test
  void cutsTheConnectionPastItsBound() {
    receive("abc", "de", "f");
    body.onComplete();

    assertThat(cut).isTrue();
    assertThat(body.getBody().toCompletableFuture()).isCompletedExceptionally();
  }

  private void receive(String... pieces) {
    body.onSubscribe(
        new Flow.Subscription() {
          @Override
          public void request(long items) {}

          @Override
          public void cancel() {
            cut.set(true);
          }
        });
    for (String piece : pieces) {
      body.onNext(List.of(ByteBuffer.wrap(piece.getBytes(UTF_8))));
    }
  }
}
