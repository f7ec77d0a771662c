package dev.autodev.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.api.ApiClient;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.api.RefusedException;
import dev.autodev.cli.terminal.Terminal;

/** Says plainly whether a model thinks or a recording plays. */
final class ModelNotice {
  private ModelNotice() {}

  static void print(ApiClient api, Terminal terminal) {
    var model = model(api);
    var upstream = Json.text(model, "upstream");
    if (upstream.isEmpty()) {
      terminal.line("The server does not say which model answers.");
    } else if (upstream.equals("replay")) {
      terminal.line(
          "No model is used: playing a recorded model. To use a real one, set ANTHROPIC_API_KEY or OPENAI_API_KEY before 'claude-swarm up'.");
    } else {
      terminal.line(
          "A real model answers: %s through %s. Its calls cost money.",
          Json.text(model, "model"), upstream);
    }
  }

  private static JsonNode model(ApiClient api) {
    try {
      return api.get("/api/info").path("model");
    } catch (RefusedException e) {
      return Json.object();
    }
  }
}
