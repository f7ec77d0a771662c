package dev.autodev.sessions.claude;

import dev.autodev.sessions.SessionRequest;
import dev.autodev.sessions.ToolSet;
import dev.autodev.sessions.client.LeanSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The client's command line; others can read it, so there is neither a prompt nor a secret. */
final class ClaudeArguments {
  private static final String READING = "Read,Glob,Grep";
  private static final String FILES = "Read,Write,Edit,Glob,Grep";
  private static final String WRITING = "Bash,Read,Write,Edit,Glob,Grep";

  private final List<String> arguments = new ArrayList<>();

  ClaudeArguments(Path binary) {
    add(binary.toString(), "-p", "--output-format", "stream-json", "--verbose");
    add("--include-partial-messages"); // a long answer is heard of while it comes
    // Nothing of the repository's own settings, hooks and servers is read, let alone executed.
    add("--setting-sources", "", "--strict-mcp-config", "--disable-slash-commands");
  }

  ClaudeArguments add(Object... more) {
    return add(List.of(more));
  }

  ClaudeArguments add(List<?> more) {
    more.forEach(argument -> arguments.add(argument.toString()));
    return this;
  }

  ClaudeArguments forRequest(SessionRequest request) {
    add("--model", request.model());
    add("--max-turns", request.limits().maxTurns());
    request.resultSchema().map(LeanSchema::of).ifPresent(json -> add("--json-schema", json));
    return tools(request.tools());
  }

  /**
   * Only what a set has is offered; and only a writing session may do as it likes with it: a
   * reading one is refused, without a question, what lies outside its worktree.
   */
  private ClaudeArguments tools(ToolSet tools) {
    return switch (tools) {
      case NONE -> add("--tools", "", "--permission-mode", "dontAsk");
      case READ_ONLY -> add("--tools", READING, "--permission-mode", "dontAsk");
      case FILES -> add("--tools", FILES, "--permission-mode", "acceptEdits");
      case READ_WRITE -> add("--tools", WRITING, "--dangerously-skip-permissions");
    };
  }

  List<String> all() {
    return List.copyOf(arguments);
  }
}
