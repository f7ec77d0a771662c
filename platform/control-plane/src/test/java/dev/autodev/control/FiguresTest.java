package dev.autodev.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.control.view.FiguresView;
import dev.autodev.model.Role;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FiguresTest extends ControlPlaneTest {
  private static final AgentTarget SECURITY = new AgentTarget.OfRole(Role.SECURITY);

  @Inject Figures figures;
  @Inject Agents agents;

  private FiguresView.Work security() {
    return Objects.requireNonNull(ask(figures.now()).roles().get("security"));
  }

  @Test
  void whatWaitsAndWhatIsInFlightIsCountedByRole() {
    assertThat(ask(figures.now()).roles()).hasSize(Role.values().length);
    create(scan());
    create(scan());
    assertThat(security()).isEqualTo(new FiguresView.Work(2, 0));

    FakeWorker worker = worker("w1").seen(1, Role.SECURITY);
    worker.claims(worker.takes(Role.SECURITY));

    assertThat(security().inFlight()).isGreaterThanOrEqualTo(1);
    assertThat(security().pending() + security().inFlight()).isEqualTo(2);
  }

  @Test
  void whatAPersonHoldsAsksForNoAgent() {
    create(scan());

    ask(agents.scale(Role.SECURITY, 0, ANNA));
    assertThat(security().pending()).isZero();

    ask(agents.scale(Role.SECURITY, 1, ANNA));
    ask(agents.pause(SECURITY, "new prompts", ANNA));
    assertThat(security().pending()).isZero();

    ask(agents.resume(SECURITY, "", ANNA));
    assertThat(security().pending()).isEqualTo(1);
  }

  @Test
  void saysHowLongTheOldestWaits() {
    create(scan());
    clock.advance(Duration.ofMinutes(3));

    FiguresView now = ask(figures.now());

    assertThat(now.oldestPending()).isGreaterThanOrEqualTo(Duration.ofMinutes(3));
    assertThat(now.deadLetters()).isPresent();
  }
}
