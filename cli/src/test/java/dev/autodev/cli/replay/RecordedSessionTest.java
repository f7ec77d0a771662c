package dev.autodev.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.CliException;
import dev.autodev.cli.api.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedSessionTest {
  @TempDir Path data;

  @Test
  void takesTheLastSessionOfTheLastAttemptAndPlaysItAsThatOfAFirst() throws IOException {
    session("t1-e2", 1, "older");
    session("t1-e10", 1, "handed over");
    session("t1-e10", 2, "last");
    session("t10-e11", 1, "another task");

    RecordedSession found = RecordedSession.of(data, "t1");

    assertThat(found.exchanges()).hasSize(1);
    assertThat(Files.readString(found.writeTo(data.resolve("played.jsonl"))))
        .contains("last", "\"epoch\":1,")
        .doesNotContain("\"epoch\":10");
  }

  @Test
  void saysWhereItHasLookedInVain() throws IOException {
    assertThatThrownBy(() -> RecordedSession.of(data, "t1"))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("has no run of task t1")
        .hasMessageContaining("--data");
    Files.createDirectories(data.resolve("runs/t1-e1/logs"));
    assertThatThrownBy(() -> RecordedSession.of(data, "t1"))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("asked no model");
  }

  @Test
  void findsWhatDiffersAndNothingElse() throws IOException {
    session("t1-e1", 1, "You are the manager.\\nBe brief.");
    session("t2-e1", 1, "You are the chronicler.\\nBe brief.");
    List<String> first = account("t1", "completed");

    assertThat(Differences.between(first, first, data)).isEmpty();
    assertThat(Differences.between(first, account("t2", "failed"), data))
        .contains("-    You are the manager.", "+    You are the chronicler.")
        .contains("-task.status: completed", "+task.status: failed")
        .noneMatch(line -> line.matches("[-+].*(Be brief|\\$RUN|\\$TASK|session).*"));
  }

  private List<String> account(String id, String status) {
    JsonNode task = Json.object().put("id", id).put("status", status);
    return Account.of(RecordedSession.of(data, id), task, "t1");
  }

  private void session(String run, int number, String system) throws IOException {
    Path folder = data.resolve("runs").resolve(run);
    Path session = Files.createDirectories(folder.resolve("sessions").resolve("" + number));
    String text =
        """
        {"epoch":10,"call":1,"request":{"system":"%s","metadata":{"session":"%s"},"place":"%s","tools":[{"name":"read"}]},"response":{"id":"msg_t1"}}
        """;
    Files.writeString(session.resolve("exchanges.jsonl"), text.formatted(system, run, folder));
  }
}
