package dev.autodev.cli.notification;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Table;
import dev.autodev.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The newest of them. */
@Command(name = "list", description = "List what people were told, newest first.")
final class NotificationsListCommand implements Callable<Integer> {
  /** A column is no place for more; --json has all of it. */
  private static final int MOST = 3;

  private static final int LONGEST = 60;

  private final Invocation invocation;

  @Option(names = "--state", description = "all, open, waiting or failed.")
  private @Nullable String state;

  @Option(names = "--limit", defaultValue = "50", description = "Most lines (${DEFAULT-VALUE}).")
  private int limit = 50;

  NotificationsListCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var path = ApiPath.of("/api/notifications").with("state", state).with("limit", limit);
    var answer = invocation.api().get(path.toString());
    if (invocation.json()) {
      invocation.printJson(answer);
    } else {
      print(answer, invocation.terminal());
    }
    return Exit.DONE;
  }

  private static void print(JsonNode answer, Terminal terminal) {
    var notices = Json.list(answer, "notifications");
    var table = new Table("ID", "SEVERITY", "STATE", "WHAT", "TOLD");
    for (var notice : notices) {
      table.row(
          Json.text(notice, "id"),
          Json.text(notice, "severity"),
          Json.text(notice, "state"),
          Json.text(notice, "title"),
          told(notice));
    }
    if (notices.isEmpty()) {
      terminal.line("None.");
    } else {
      table.print(terminal);
    }
    if (goesNowhere(answer.path("routes"))) {
      terminal.line(
          "Nobody is told of anything: name channels and routes in notifications of settings.yaml.");
    }
  }

  private static boolean goesNowhere(JsonNode routes) {
    for (var channels : routes) {
      if (!channels.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** What went wrong or waits comes first, one by one; what was sent is counted by channel. */
  private static String told(JsonNode notice) {
    List<String> told = new ArrayList<>();
    Map<String, Integer> sent = new TreeMap<>();
    for (var message : Json.list(notice, "messages")) {
      if (Json.text(message, "status").equals("sent")) {
        sent.merge(Json.text(message, "channel"), 1, Integer::sum);
      } else {
        told.add(words(message));
      }
    }
    sent.forEach(
        (channel, count) -> told.add(channel + (count == 1 ? " sent" : " sent to " + count)));
    return told.isEmpty() ? "nobody" : few(told);
  }

  private static String few(List<String> told) {
    int more = told.size() - MOST;
    return String.join("; ", told.subList(0, Math.min(MOST, told.size())))
        + (more > 0 ? "; %d more (--json)".formatted(more) : "");
  }

  private static String words(JsonNode message) {
    var status = Json.text(message, "status");
    var to = (Json.text(message, "channel") + " " + Json.text(message, "recipient")).strip();
    var next = status.equals("waiting") ? " until " + Json.text(message, "notBefore") : "";
    var reason = Json.text(message, "reason");
    return to + " " + status + next + (reason.isEmpty() ? "" : ": " + cut(reason));
  }

  private static String cut(String reason) {
    return reason.length() > LONGEST ? reason.substring(0, LONGEST) + "…" : reason;
  }
}
