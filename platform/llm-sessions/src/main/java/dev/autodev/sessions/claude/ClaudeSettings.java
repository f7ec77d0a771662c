package dev.autodev.sessions.claude;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sessions.client.Briefing;
import dev.autodev.sessions.client.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The client's settings. The token comes from a program that prints it, so that it stands in no
 * environment: what the client starts would inherit that.
 */
final class ClaudeSettings {
  private static final String FILE = "settings.json";

  private ClaudeSettings() {}

  static void write(Briefing briefing) throws IOException {
    Path token = briefing.directory().write("token", briefing.token());
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    settings.put("apiKeyHelper", "cat '" + token.toString().replace("'", "'\\''") + "'");
    settings.put("includeCoAuthoredBy", false);
    briefing.directory().write(FILE, settings.toString());
  }

  static Path in(RunDirectory directory) {
    return directory.root().resolve(FILE);
  }
}
