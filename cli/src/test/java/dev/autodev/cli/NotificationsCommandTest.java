package dev.autodev.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotificationsCommandTest {
  private final Path directory;
  private final FakeDashboard server = new FakeDashboard();

  NotificationsCommandTest(@TempDir Path directory) throws Exception {
    this.directory = directory;
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void listsWhoWasToldAndWhatFailed() {
    server.on(
        "GET /api/notifications?state=failed&limit=50",
        200,
        """
        {"notifications": [{"id": 7, "severity": "action", "state": "open", "title": "spec approval: x", "messages": [
           {"channel": "mail", "recipient": "ada@example.org", "status": "sent"},
           {"channel": "ops", "recipient": "", "status": "dead", "reason": "the channel answered 404"},
           {"channel": "hook", "recipient": "", "status": "waiting", "notBefore": "2030-01-01T00:00:00Z"}]}],
         "routes": {"urgent": [], "action": ["mail", "ops"]}}
        """);

    assertThat(run("notifications", "list", "--state", "failed").out())
        .contains(
            "spec approval: x",
            "mail ada@example.org sent; ops dead: the channel answered 404; hook waiting until 2030")
        .doesNotContain("Nobody is told");
  }

  @Test
  void saysThatNobodyIsToldOfAnything() {
    server.on(
        "GET /api/notifications?limit=50",
        200,
        "{\"notifications\": [], \"routes\": {\"urgent\": [], \"action\": []}}");

    assertThat(run("notifications").out()).contains("None.", "settings.yaml");
  }

  @Test
  void testsAWayAndAcknowledges() {
    server.on("POST /api/notifications/test", 200, "{\"channels\": [\"mail\", \"ops\"]}");
    server.on("POST /api/notifications/7/acknowledge", 200, "{\"title\": \"Parked: x\"}");

    assertThat(run("notifications", "test", "--severity", "urgent", "--by", "ada").out())
        .contains("On its way to mail, ops");
    assertThat(server.requests().getFirst().body().toString())
        .isEqualTo("{\"severity\":\"urgent\",\"by\":\"ada\"}");
    assertThat(run("notifications", "ack", "7").out()).contains("Parked: x: nobody is reminded");
  }

  private Cli run(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addFirst("claude-swarm");
    return Cli.run(directory, server, all);
  }
}
