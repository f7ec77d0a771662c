package dev.autodev.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.control.view.TaskView;
import dev.autodev.control.view.TimelineView;
import dev.autodev.model.Role;
import dev.autodev.model.provider.ProviderState;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskOutcome;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProviderResumeTest extends ControlPlaneTest {
  private static final Duration RESET = Duration.ofHours(5);
  private static final String NAME = "acme";

  @Inject Providers providers;

  @BeforeEach
  void known() {
    redis.set(String.class).sadd(ProviderState.NAMES, NAME);
  }

  @AfterEach
  void forget() {
    redis.set(String.class).srem(ProviderState.NAMES, NAME);
  }

  @Test
  void hasWhatWaitsForTheProviderGoOnAtOnceAndOnce() {
    FakeWorker worker = worker("w1").seen(1, Role.SECURITY);
    TaskView filed = create(scan());
    postponed(worker, filed, "claude (acme) takes no calls until later");
    assertThat(ask(dispatcher.tick())).isZero();

    for (int i = 0; i < 2; i++) {
      ask(providers.resume(NAME, Principal.human("anna")));
    }

    assertThat(ask(tasks.find(filed.id())).notBefore()).isNull();
    assertThat(worker.takes(Role.SECURITY).epoch()).isEqualTo(2);
    assertThat(ask(tasks.timeline(filed.id())))
        .extracting(TimelineView::text)
        .containsOnlyOnce("acme resumed by anna");
  }

  @Test
  void leavesAloneWhatWaitsForSomethingElse() {
    FakeWorker worker = worker("w1").seen(1, Role.SECURITY);
    TaskView other = create(scan());
    postponed(worker, other, "codex (openai) takes no calls until later");
    TaskView tried = create(scan());
    ends(
        worker,
        tried,
        new TaskOutcome.Retry(
            "acme broke the stream", Optional.of(clock.instant().plus(Duration.ofHours(1)))));

    ask(providers.resume(NAME, Principal.human("anna")));

    assertThat(ask(tasks.find(other.id())).notBefore()).isNotNull();
    assertThat(ask(tasks.find(tried.id())).notBefore()).isNotNull();
  }

  private void postponed(FakeWorker worker, TaskView filed, String why) {
    ends(worker, filed, new TaskOutcome.Postponed(why, clock.instant().plus(RESET)));
  }

  private void ends(FakeWorker worker, TaskView filed, TaskOutcome outcome) {
    TaskOrder order = worker.takes(Role.SECURITY);
    worker.claims(order).ends(order, outcome);
    comesTo("ready", filed.id());
  }
}
