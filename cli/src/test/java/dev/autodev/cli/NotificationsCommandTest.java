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
            "ops dead: the channel answered 404; hook waiting until 2030-01-01T00:00:00Z; mail sent")
        .doesNotContain("Nobody is told");
  }

  @Test
  void whoWasToldIsCountedAndAReasonIsCut() {
    String sent = "{'channel':'mail','recipient':'p%d@example.org','status':'sent'},";
    String dead = "{'channel':'ops-%d','status':'dead','reason':'%s'}";
    server.on(
        "GET /api/notifications?limit=50",
        200,
        ("{'notifications':[{'id':7,'title':'x','messages':["
                + sent.formatted(1)
                + sent.formatted(2)
                + dead.formatted(1, "y".repeat(500))
                + "]},{'id':8,'title':'z','messages':["
                + dead.formatted(1, "n")
                + ","
                + dead.formatted(2, "n")
                + ","
                + dead.formatted(3, "n")
                + ","
                + dead.formatted(4, "n")
                + "]}],'routes':{}}")
            .replace('\'', '"'));

    assertThat(run("notifications").out())
        .contains("ops-1 dead: %s…; mail sent to 2".formatted("y".repeat(60)))
        .contains("ops-1 dead: n; ops-2 dead: n; ops-3 dead: n; 1 more (--json)")
        .doesNotContain("example.org");
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
