package dev.autodev.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** So many clients at once, each with one call at a time. */
record Clients(int count) {
  void call(int calls, IntConsumer call) {
    AtomicInteger next = new AtomicInteger();
    List<CompletableFuture<Void>> clients = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      CompletableFuture<Void> over = new CompletableFuture<>();
      clients.add(over);
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  for (int n = next.getAndIncrement(); n < calls; n = next.getAndIncrement()) {
                    call.accept(n);
                  }
                  over.complete(null);
                } catch (RuntimeException | Error e) {
                  over.completeExceptionally(e);
                }
              });
    }
    CompletableFuture.allOf(clients.toArray(CompletableFuture[]::new)).join();
  }
}
