package dev.autodev.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.CliException;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiClient;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.swarm.ApprovalView;
import dev.autodev.cli.terminal.DiffView;
import dev.autodev.cli.terminal.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Shows each open gate once and carries the decision to the server. */
final class GateKeeper {
  private static final int DIFF_LINES = 120;

  private final ApiClient api;
  private final Terminal terminal;
  private final BufferedReader answers;
  private final SampleRepository sample;
  private final boolean yes;
  private final Set<String> decided = new HashSet<>();

  GateKeeper(Invocation invocation, ApiClient api, SampleRepository sample, boolean yes) {
    this.api = api;
    this.terminal = invocation.terminal();
    this.answers =
        new BufferedReader(new InputStreamReader(invocation.in(), StandardCharsets.UTF_8));
    this.sample = sample;
    this.yes = yes;
  }

  void decide(JsonNode workflow) {
    for (var step : workflow.path("steps")) {
      var gate = Json.text(step, "gateId");
      if (Json.text(step, "kind").equals("gate")
          && Json.text(step, "status").equals("open")
          && decided.add(gate)) {
        decide(gate);
      }
    }
  }

  private void decide(String id) {
    var approval = api.get(ApiPath.of("approvals", id));
    terminal.line("");
    terminal.line(
        terminal.paint("■ A person decides: " + Json.text(approval, "kind").replace('_', ' '), 33));
    ApprovalView.print(approval, DIFF_LINES, terminal);
    var change = approval.path("subject").path("change");
    if (change.isObject()) {
      printPatch(change, DIFF_LINES);
    }
    if (yes || ask(change)) {
      var hash = Json.text(approval.path("subject"), "hash");
      api.post(
          ApiPath.of("approvals", id) + "/approve",
          Json.object().put("hash", hash).put("by", user()));
      terminal.line("%s%s", terminal.status("approved"), yes ? " (--yes)" : "");
    } else {
      reject(id, Json.text(approval.path("subject"), "hash"));
    }
    terminal.line("");
  }

  private void printPatch(JsonNode change, int lines) {
    var from = Json.text(change, "baseSha");
    var to = Json.text(change, "headSha");
    terminal.line(sample.diffStat(from, to));
    DiffView.print(sample.diff(from, to), lines, terminal);
  }

  private boolean ask(JsonNode change) {
    while (true) {
      terminal.ask(
          change.isObject() ? "Approve? [y]es, [n]o, whole [d]iff:" : "Approve? [y]es, [n]o:");
      switch (read().toLowerCase(Locale.ROOT)) {
        case "y", "yes" -> {
          return true;
        }
        case "n", "no" -> {
          return false;
        }
        case "d", "diff" -> printPatch(change, Integer.MAX_VALUE);
        default -> terminal.line("Please answer y or n.");
      }
    }
  }

  private void reject(String id, String hash) {
    terminal.ask("Why?");
    var reason = read();
    var body =
        Json.object()
            .put("reason", reason.isBlank() ? "rejected in the demo" : reason)
            .put("hash", hash)
            .put("by", user());
    api.post(ApiPath.of("approvals", id) + "/reject", body);
    terminal.line(terminal.status("rejected"));
  }

  private String read() {
    try {
      var line = answers.readLine();
      if (line == null) {
        throw CliException.failed(
            "The terminal was closed before the decision; decide with 'claude-swarm approvals'");
      }
      return line.strip();
    } catch (IOException e) {
      throw CliException.failed("The answer cannot be read: " + e.getMessage());
    }
  }

  private static String user() {
    return System.getProperty("user.name", "demo");
  }
}
