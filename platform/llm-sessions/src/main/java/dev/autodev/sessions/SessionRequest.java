package dev.autodev.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * One session: who asks, where it works, what it is asked, with which tools and limits.
 *
 * @param worktree the only directory the file tools reach
 * @param runDirectory receives {@code exchanges.jsonl} and the tools' home; created if missing
 * @param goOn what the client is told instead of the prompt if it can go on with the session that
 *     its run directory holds; absent: it begins one
 * @param resultSchema JSON schema of the structured result, an object, if one is wanted
 * @param toolEnvironment variables for the tools' child processes besides the clean basics; values
 *     of those named like secrets are redacted everywhere
 * @param inbox what is said to it while it runs; what is said before stands in the prompt
 */
public record SessionRequest(
    SessionKey key,
    Path worktree,
    Path runDirectory,
    String systemPrompt,
    String prompt,
    Optional<String> goOn,
    String model,
    ToolSet tools,
    Optional<JsonNode> resultSchema,
    SessionLimits limits,
    Map<String, String> toolEnvironment,
    SessionInbox inbox) {

  public SessionRequest {
    Checks.that(worktree.isAbsolute(), "worktree is not absolute: " + worktree);
    Checks.that(runDirectory.isAbsolute(), "runDirectory is not absolute: " + runDirectory);
    Checks.filled("prompt", prompt);
    Checks.filled("model", model);
    toolEnvironment = Map.copyOf(toolEnvironment);
  }

  /** Of a session that begins, and that nobody speaks to. */
  public SessionRequest(
      SessionKey key,
      Path worktree,
      Path runDirectory,
      String systemPrompt,
      String prompt,
      String model,
      ToolSet tools,
      Optional<JsonNode> resultSchema,
      SessionLimits limits,
      Map<String, String> toolEnvironment) {
    this(
        key,
        worktree,
        runDirectory,
        systemPrompt,
        prompt,
        Optional.empty(),
        model,
        tools,
        resultSchema,
        limits,
        toolEnvironment,
        SessionInbox.SILENT);
  }
}
