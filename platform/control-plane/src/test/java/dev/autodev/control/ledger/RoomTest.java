package dev.autodev.control.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which of what is filed leaves at once. */
class RoomTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final Ledger ledger = new Ledger(NOW);

  private void filed(String id, double sortKey, String repository, @Nullable Instant notBefore) {
    ledger.add(
        new TaskIdentity(id, TaskType.RUN_TESTS, "test it", repository, Optional.empty()),
        new NewTaskRow(
            new TaskPayload.RunTests(Optional.empty(), "", 0),
            5,
            sortKey,
            0,
            null,
            null,
            null,
            "ann"),
        3,
        notBefore,
        List.of());
  }

  private List<String> leaving(Room room) {
    return room.leaving(ledger.newTasks.entrySet(), NOW).stream().map(TaskRow::id).toList();
  }

  private static Room tester(int free) {
    return new Room(Map.of("tester", free), Set.of(), Set.of());
  }

  @Test
  void theBestLeaveAsFarAsThereIsRoom() {
    filed("a", 1, "shop", null);
    filed("b", 3, "shop", null);
    filed("d", 2, "shop", null);
    filed("c", 2, "shop", null);
    assertThat(leaving(tester(3))).containsExactly("b", "c", "d");
    assertThat(leaving(tester(0))).isEmpty();
  }

  @Test
  void nobodyOvertakesOneThatWaits() {
    filed("a", 1, "shop", null);
    assertThat(leaving(new Room(Map.of("tester", 9), Set.of("tester"), Set.of()))).isEmpty();
    assertThat(leaving(new Room(Map.of("tester", 9), Set.of("builder"), Set.of())))
        .containsExactly("a");
  }

  @Test
  void nothingLeavesForARoleThatNobodyWorksIn() {
    filed("a", 1, "shop", null);
    assertThat(leaving(new Room(Map.of("builder", 9), Set.of(), Set.of()))).isEmpty();
    assertThat(leaving(Room.NONE)).isEmpty();
  }

  @Test
  void nothingLeavesBeforeItsTimeOrFromARepositoryThatIsStopped() {
    filed("later", 3, "shop", NOW.plus(Duration.ofSeconds(1)));
    filed("stopped", 2, "bank", null);
    filed("now", 1, "shop", NOW);
    assertThat(leaving(new Room(Map.of("tester", 9), Set.of(), Set.of("bank"))))
        .containsExactly("now");
  }
}
