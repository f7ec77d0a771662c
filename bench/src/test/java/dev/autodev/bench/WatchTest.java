package dev.autodev.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.control.ledger.Committed;
import dev.autodev.model.task.TaskStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WatchTest {
  private final Watch watch = new Watch();

  @Test
  void theLastEndCountsInWhateverOrderTheyEnd() {
    end("b", TaskStatus.COMPLETED);
    long between = System.nanoTime();
    end("a", TaskStatus.COMPLETED);
    assertThat(watch.awaitTasks(List.of("a", "b"))).isGreaterThanOrEqualTo(between);
    assertThat(watch.awaitTasks(List.of("b"))).isLessThanOrEqualTo(between);
  }

  @Test
  void aTaskThatEndsOtherwiseFailsTheCase() {
    end("a", TaskStatus.PARKED);
    assertThatThrownBy(() -> watch.awaitTasks(List.of("a"))).hasMessage("1 tasks did not complete");
  }

  private void end(String task, TaskStatus status) {
    watch.committed(new Committed(Map.of(task, status), Map.of(), List.of()));
  }
}
