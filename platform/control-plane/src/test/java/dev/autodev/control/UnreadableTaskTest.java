package dev.autodev.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.control.view.TaskView;
import dev.autodev.model.Role;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** A payload that no version of here can read, such as one of a version after this one. */
@QuarkusTest
class UnreadableTaskTest extends ControlPlaneTest {
  @Test
  void isParkedAndKeepsNoOtherFromLeaving() {
    TaskView unreadable = create(scan());
    TaskView other = create(scan());
    sql(
        "update task set payload = '{\"of\": \"another version\"}' where id = '%s'"
            .formatted(unreadable.id()));

    FakeWorker worker = worker("w1").seen(3, Role.SECURITY);

    assertThat(worker.takes(Role.SECURITY).task().value()).isEqualTo(other.id());
    TaskView parked = comesTo("parked", unreadable.id());
    assertThat(parked.reason()).isEqualTo("its payload cannot be read");
    assertThat(worker.waiting(Role.SECURITY)).isEmpty();
  }
}
