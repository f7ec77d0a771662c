package dev.autodev.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClientsTest {
  @Test
  void eachCallIsMadeOnce() {
    AtomicIntegerArray calls = new AtomicIntegerArray(1_000);
    new Clients(7).call(1_000, calls::incrementAndGet);
    assertThat(IntStream.range(0, 1_000).map(calls::get)).containsOnly(1);
  }

  @Test
  void aCallThatFailsFailsTheCase() {
    assertThatThrownBy(
            () ->
                new Clients(2)
                    .call(
                        10,
                        n -> {
                          throw new IllegalStateException("call " + n);
                        }))
        .hasRootCauseInstanceOf(IllegalStateException.class);
  }
}
