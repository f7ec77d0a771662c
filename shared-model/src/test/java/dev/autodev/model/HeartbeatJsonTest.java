package dev.autodev.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.model.event.SwarmEvent;
import dev.autodev.model.json.Json;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeartbeatJsonTest {
  @Test
  void mapsKeepTheirTypedKeys() {
    SwarmEvent beat =
        new SwarmEvent.WorkerSeen(
            new WorkerId("w1"),
            Instant.EPOCH,
            Instant.EPOCH,
            Map.of(Role.BUG_FINDER, 2),
            Map.of(new TaskId("0abc"), 3));
    String json = Json.write(beat);
    assertThat(json).contains("\"bug_finder\":2").contains("\"0abc\":3").contains("worker_seen");
    assertThat(Json.read(json, SwarmEvent.class)).isEqualTo(beat);
  }
}
