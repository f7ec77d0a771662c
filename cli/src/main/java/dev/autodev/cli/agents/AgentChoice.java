package dev.autodev.cli.agents;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.cli.api.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which agents are meant. */
final class AgentChoice {
  @Option(names = "--role", paramLabel = "ROLE", description = "All processes of a role.")
  private @Nullable String role;

  @Option(names = "--worker", paramLabel = "ID", description = "One process with all its roles.")
  private @Nullable String worker;

  ObjectNode body() {
    return role == null ? Json.object().put("worker", worker) : Json.object().put("role", role);
  }
}
