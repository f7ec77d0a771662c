package dev.autodev.sessions.codex;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.autodev.sessions.SessionRequest;
import dev.autodev.sessions.SessionsConfig;
import dev.autodev.sessions.ToolSet;
import dev.autodev.sessions.client.Briefing;
import dev.autodev.sessions.client.ProjectRules;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The client's {@code config.toml}. Its model is the gateway; the token comes from a program that
 * prints it, so that it stands in no environment: what the client starts would inherit that.
 */
final class CodexConfig {
  private static final String TEXT =
      """
      model_provider = "swarm"
      developer_instructions = %s
      # The rules of the repository are among the instructions.
      project_doc_max_bytes = 0
      check_for_update_on_startup = false
      web_search = "disabled"

      [model_providers.swarm]
      name = "swarm"
      base_url = %s
      wire_api = "responses"
      requires_openai_auth = false
      request_max_retries = %d
      stream_max_retries = %d
      stream_idle_timeout_ms = %d

      [model_providers.swarm.auth]
      command = "cat"
      args = [%s]

      [analytics]
      enabled = false

      [history]
      persistence = "none"

      # It talks to the gateway and to nobody else, and works alone.
      [features]
      apps = false
      goals = false
      image_generation = false
      multi_agent = false
      plugins = false
      """;
  private static final String NO_TOOLS =
      """
      shell_tool = false
      unified_exec = false
      view_image = false
      """;

  private CodexConfig() {}

  static void write(Briefing briefing, SessionsConfig.Codex config) throws IOException {
    SessionRequest request = briefing.request();
    Path token = briefing.directory().write("token", briefing.token());
    String role = ProjectRules.appendedTo(request.systemPrompt(), request.worktree());
    String text =
        TEXT.formatted(
            quoted(role),
            quoted(briefing.gateway().resolve("/v1").toString()),
            config.retries(),
            config.retries(),
            request.limits().silence().toMillis(),
            quoted(token.toString()));
    briefing
        .directory()
        .write("config/config.toml", request.tools() == ToolSet.NONE ? text + NO_TOOLS : text);
  }

  /** A string of TOML is one of JSON, except that DEL has to be escaped too. */
  private static String quoted(String text) {
    return TextNode.valueOf(text).toString().replace("\u007f", "\\u007f");
  }
}
