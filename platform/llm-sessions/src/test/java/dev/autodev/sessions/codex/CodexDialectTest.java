package dev.autodev.sessions.codex;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.autodev.model.Usage;
import dev.autodev.sessions.client.ClientEvent;
import dev.autodev.sessions.client.ClientEvent.Trouble;
import dev.autodev.sessions.client.Recordings;
import dev.autodev.sessions.client.Verdict;
import dev.autodev.sessions.gateway.Prices;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CodexDialectTest {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Clock clock = Clock.fixed(Instant.parse("2026-01-31T23:00:00Z"), ZoneOffset.UTC);
  private final CodexDialect dialect =
      new CodexDialect(new CodexUsage(new Prices(Map.of()), "gpt-5.5"), clock);

  @Test
  void hearsWhatModelAndToolsSayAndPassesOverWhatItDoesNotKnow() throws IOException {
    List<ClientEvent> events = Recordings.hearOurs("codex-work", 0, dialect).events();

    assertThat(events)
        .filteredOn(event -> !(event instanceof ClientEvent.Alive))
        .containsExactly(
            new ClientEvent.Opened("th-1"),
            new ClientEvent.Unknown("no JSON"),
            new ClientEvent.Answered(),
            new ClientEvent.Said("I look."),
            new ClientEvent.ToolBegan(
                "item_1", "command_execution", NODES.objectNode().put("command", "ls")),
            new ClientEvent.ToolEnded("item_1", false, "no such file"),
            new ClientEvent.Retrying(
                "stream disconnected before completion", Duration.ZERO, Trouble.PASSING),
            new ClientEvent.Answered(),
            new ClientEvent.ToolBegan(
                "item_2",
                "swarm/report",
                NODES
                    .objectNode()
                    .put("server", "swarm")
                    .put("tool", "report")
                    .set("arguments", NODES.objectNode().put("a", 1))),
            new ClientEvent.ToolEnded("item_2", true, "noted"),
            new ClientEvent.Unknown("item/poem"),
            new ClientEvent.Answered(),
            new ClientEvent.Said("Done."),
            new ClientEvent.Used(new Usage(60, 9, 40, 0, BigDecimal.ZERO)));
  }

  @Test
  void isDoneByItsLastEventAndItsExitStatusTogether() throws IOException {
    assertThat(Recordings.hearOurs("codex-work", 0, dialect).verdict())
        .isEqualTo(new Verdict.Done("Done.", Optional.empty()));
    assertThat(Recordings.hearOurs("codex-work", 1, dialect).verdict())
        .isInstanceOf(Verdict.Broken.class);
  }

  @Test
  void takesATimeThatHasPassedTodayForTomorrows() throws IOException {
    assertThat(Recordings.hearOurs("codex-limit", 1, dialect).verdict())
        .isEqualTo(new Verdict.Limited(Optional.of(Instant.parse("2026-02-01T01:05:00Z"))));
  }
}
