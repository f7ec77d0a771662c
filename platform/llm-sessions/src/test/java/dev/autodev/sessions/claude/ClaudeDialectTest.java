package dev.autodev.sessions.claude;

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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClaudeDialectTest {

  private final ClaudeDialect dialect = new ClaudeDialect(new Prices(Map.of()));

  @Test
  void hearsWhatModelAndToolsSayAndPassesOverWhatItDoesNotKnow() throws IOException {
    List<ClientEvent> events = Recordings.hearOurs("claude-work", 0, dialect).events();

    assertThat(events)
        .filteredOn(event -> !(event instanceof ClientEvent.Alive))
        .containsExactly(
            new ClientEvent.Opened("s-1"),
            new ClientEvent.Unknown("no JSON"),
            new ClientEvent.Unknown("something_new"),
            new ClientEvent.Answered(),
            new ClientEvent.Said("I look."),
            new ClientEvent.ToolBegan(
                "t1", "Bash", JsonNodeFactory.instance.objectNode().put("command", "ls")),
            new ClientEvent.Used(new Usage(11, 7, 5, 0, BigDecimal.ZERO)),
            new ClientEvent.ToolEnded("t1", false, "no such file"),
            new ClientEvent.Retrying(
                "the model answered 529 (overloaded)", Duration.ofMillis(1500), Trouble.PASSING),
            new ClientEvent.Answered(),
            new ClientEvent.Said("Done."));
  }

  @Test
  void isDoneByItsResultAndItsExitStatusTogether() throws IOException {
    assertThat(Recordings.hearOurs("claude-work", 0, dialect).verdict())
        .isInstanceOfSatisfying(
            Verdict.Done.class,
            done -> {
              assertThat(done.text()).isEqualTo("Done.");
              assertThat(done.result().orElseThrow().path("summary").asText()).isEqualTo("fine");
            });
    assertThat(Recordings.hearOurs("claude-work", 1, dialect).verdict())
        .isInstanceOf(Verdict.Broken.class);
  }

  @Test
  void takesNoSuccessForOneThatIsAnError() throws IOException {
    assertThat(Recordings.hearOurs("claude-plan-limit", 1, dialect).verdict())
        .isEqualTo(new Verdict.Limited(Optional.of(Instant.ofEpochSecond(1_800_000_000))));
    dialect.startAnew();
    assertThat(Recordings.hearOurs("claude-refused", 1, dialect).verdict())
        .isEqualTo(new Verdict.Refused("claude: Credit balance is too low"));
  }

  @Test
  void forgetsInANewRunHowTheLastOneEnded() throws IOException {
    Recordings.hearOurs("claude-work", 0, dialect);
    dialect.startAnew();

    assertThat(dialect.verdict(1, "unknown option"))
        .isEqualTo(
            new Verdict.Broken(
                "claude ended with exit status 1 and without a result: unknown option", false));
  }
}
