package dev.autodev.sessions.client.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.autodev.sessions.SessionRequest;
import dev.autodev.sessions.client.Briefing;
import dev.autodev.sessions.client.ClientEvent;
import dev.autodev.sessions.client.ClientEvent.Trouble;
import dev.autodev.sessions.client.ClientProgram;
import dev.autodev.sessions.client.Dialect;
import dev.autodev.sessions.client.Launch;
import dev.autodev.sessions.client.RunDirectory;
import dev.autodev.sessions.client.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stands in for a client: a real process that runs a script of the test, with a language of its
 * own.
 */
final class PretendClient implements ClientProgram {
  private final String first;
  private final String second;

  PretendClient(String first, String second) {
    this.first = first;
    this.second = second;
  }

  @Override
  public String name() {
    return "pretend";
  }

  @Override
  public String testedVersion() {
    return "1.0.0";
  }

  @Override
  public List<String> upstreams() {
    return List.of("replay");
  }

  @Override
  public Optional<Path> configured() {
    return Optional.of(Path.of("/bin/sh"));
  }

  @Override
  public void prepare(Briefing briefing) {}

  /** A script says that it does by a file of the session's name. */
  @Override
  public boolean remembers(RunDirectory directory, String session) throws IOException {
    return directory.holds("kept", 1, session::equals);
  }

  @Override
  public Launch begin(Briefing briefing) throws IOException {
    return launch(briefing, first, briefing.request().prompt());
  }

  @Override
  public Launch goOn(Briefing briefing, String session, String prompt) throws IOException {
    return launch(briefing, "session=" + session + "\n" + second, prompt);
  }

  private static Launch launch(Briefing briefing, String script, String prompt) throws IOException {
    return new Launch(
        List.of(briefing.binary().toString(), "-c", script),
        Map.of(
            "GATEWAY",
            briefing.gateway().toString(),
            "TOKEN",
            briefing.token(),
            "KEPT",
            briefing.directory().config().resolve("kept").toString()),
        briefing.directory().write("prompt.md", prompt));
  }

  @Override
  public Dialect dialect(SessionRequest request) {
    return new Words();
  }

  private static final class Words implements Dialect {
    private Optional<String> done = Optional.empty();

    @Override
    public void startAnew() {
      done = Optional.empty();
    }

    @Override
    public List<ClientEvent> hear(JsonNode line) {
      Map.Entry<String, JsonNode> word = line.properties().iterator().next();
      String text = word.getValue().asText();
      return switch (word.getKey()) {
        case "open" -> List.of(new ClientEvent.Opened(text));
        case "say" -> List.of(new ClientEvent.Answered(), new ClientEvent.Said(text));
        case "begin" ->
            List.of(new ClientEvent.ToolBegan(text, "tool", JsonNodeFactory.instance.objectNode()));
        case "end" -> List.of(new ClientEvent.ToolEnded(text, true, ""));
        case "retry" ->
            List.of(new ClientEvent.Retrying("again", Duration.ZERO, Trouble.valueOf(text)));
        case "done" -> {
          done = Optional.of(text);
          yield List.of(new ClientEvent.Alive());
        }
        default -> List.of(new ClientEvent.Unknown(word.getKey()));
      };
    }

    @Override
    public Verdict verdict(int exitCode, String complaint) {
      return exitCode == 0 && done.isPresent()
          ? new Verdict.Done(done.get(), Optional.empty())
          : new Verdict.Broken("status " + exitCode + ": " + complaint, true);
    }
  }
}
