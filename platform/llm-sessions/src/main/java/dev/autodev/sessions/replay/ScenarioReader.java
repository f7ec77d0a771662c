package dev.autodev.sessions.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.autodev.sessions.SessionSettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads a scenario file:
 *
 * <pre>{@code
 * name: sample-feature
 * repository: sample            # optional: only for this repository
 * prompt: caret                 # optional: only for prompts in which this is found
 * model: claude-sonnet-4-5      # optional: what was recorded
 * scripts:
 *   - task: implement_feature
 *     round: 0                  # a number, or any; 0 if missing
 *     attempt: 1                # optional: only in this epoch
 *     prompt: caret range       # optional: in place of the file's
 *     turns:
 *       - text: I look at the code first.
 *         tools:
 *           - read_file: {path: README.md}
 *       - result: {summary: "done in {{task}}"}
 * }</pre>
 *
 * <p>A {@code prompt} is a regular expression for any part of a session's first message; upper and
 * lower case count as one, and a dot stands for a line's end too.
 *
 * <p>Tools are those of the built-in session. Another client is asked for its own: for its shell,
 * else for the file tool that does the same; a {@code result} is claude's structured output, or the
 * last message of codex. A tool that the client offers under the scripted name is left as it is,
 * and free text in place of its input is for a tool that takes such.
 *
 * <p>A turn may also have {@code usage} (Anthropic's names), {@code stop}, {@code delay} (such as
 * {@code 200ms}) and {@code error} ({@code {status: 429, retryAfter: 30, times: 1}} or {@code
 * {disconnect: true}}). In strings <code>{{task}}</code>, <code>{{epoch}}</code>, <code>{{round}}
 * </code>, <code>{{role}}</code>, <code>{{repository}}</code> and <code>{{taskType}}</code> stand
 * for the session's values; other double braces are left alone.
 */
final class ScenarioReader {
  private static final YAMLMapper YAML = new YAMLMapper();

  private final Fields file;
  private final String origin;

  private ScenarioReader(Fields file, String origin) {
    this.file = file;
    this.origin = origin;
  }

  /**
   * Reads the text of one file.
   *
   * @throws SessionSettingsException naming the file and the place in it
   */
  static Scenario read(String text, String origin) {
    try {
      JsonNode root = YAML.readTree(text);
      if (!(root instanceof ObjectNode object)) {
        throw new SessionSettingsException(
            "scenario " + origin + " is not a YAML mapping; see the format");
      }
      return new ScenarioReader(new Fields(object, "scenario " + origin), origin).scenario();
    } catch (JsonProcessingException e) {
      throw new SessionSettingsException(
          "scenario " + origin + " is not readable YAML: " + e.getOriginalMessage(), e);
    }
  }

  private Scenario scenario() {
    file.allowOnly("name", "description", "repository", "prompt", "model", "scripts");
    Optional<Pattern> prompt = prompt(file);
    List<Script> scripts = new ArrayList<>();
    file.objects("scripts").forEach(script -> scripts.add(script(script, prompt)));
    return new Scenario(
        file.text("name").orElse(origin),
        origin,
        file.text("repository"),
        file.text("model"),
        scripts);
  }

  private static Script script(Fields script, Optional<Pattern> usualPrompt) {
    script.allowOnly("task", "round", "attempt", "prompt", "turns", "description");
    String task = script.text("task").orElseThrow(() -> script.wrong("has no task"));
    Optional<Integer> round =
        script.text("round").filter("any"::equals).isPresent()
            ? Optional.empty()
            : Optional.of(script.number("round").orElse(0));
    List<Turn> turns = new ArrayList<>();
    script.objects("turns").forEach(turn -> turns.add(TurnReader.turn(turn)));
    Optional<Pattern> prompt = prompt(script).or(() -> usualPrompt);
    return new Script(task, round, script.number("attempt"), prompt, turns);
  }

  private static Optional<Pattern> prompt(Fields fields) {
    try {
      return fields
          .text("prompt")
          .map(text -> Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.DOTALL));
    } catch (PatternSyntaxException e) {
      throw fields.wrong("needs a regular expression as 'prompt': " + e.getDescription());
    }
  }
}
