package dev.autodev.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.control.pulse.Minute;
import dev.autodev.control.pulse.Pulse;
import dev.autodev.model.Role;
import dev.autodev.model.task.TaskOrder;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PulseTest extends ControlPlaneTest {
  @Inject Pulse pulse;

  @Test
  void whatEndedIsKnownAfterARestartAndForgottenAfterAnHour() {
    clock.advance(Duration.ofHours(2)); // what other tests ended is out of sight
    FakeWorker worker = worker("worker-pulse").seen(1, Role.SECURITY);
    long ended = done(pulse);
    scanned(worker);
    assertThat(done(pulse)).isEqualTo(ended + 1);
    ask(pulse.keep());
    scanned(worker);
    ask(pulse.keep());
    ask(pulse.keep());

    Pulse next = new SecondProcess().of(pulse);
    assertThat(done(next)).isEqualTo(ended + 2);
    assertThat(done(pulse)).as("nothing counts twice").isEqualTo(ended + 2);

    clock.advance(Duration.ofMinutes(61));
    assertThat(done(pulse)).isZero();
    assertThat(done(next)).isZero();
    assertThat(ask(next.hour())).hasSize(Pulse.MINUTES);
  }

  private void scanned(FakeWorker worker) {
    create(scan());
    TaskOrder order = worker.takes(Role.SECURITY);
    worker.claims(order);
    worker.ends(order, clean(order));
    comesTo("completed", order);
  }

  private static long done(Pulse pulse) {
    List<Minute> hour = ask(pulse.hour());
    return hour.stream().mapToLong(Minute::done).sum();
  }
}
