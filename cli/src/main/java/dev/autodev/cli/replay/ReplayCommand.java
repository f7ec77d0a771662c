package dev.autodev.cli.replay;

import dev.autodev.cli.CliException;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.launch.RunningSwarm;
import dev.autodev.cli.launch.ServerFile;
import dev.autodev.cli.terminal.Terminal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a changed prompt changes in a run that was recorded. */
@Command(
    name = "replay",
    description = {
      "Do a task again in a swarm of its own, with the model's answers as they were recorded.",
      "Shows what is different in what is sent to the model and in what becomes of the task."
    })
public final class ReplayCommand implements Callable<Integer> {
  private static final Duration AT_MOST = Duration.ofMinutes(15);

  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The task; may be shortened.")
  private String id = "";

  @Option(
      names = "--prompts",
      paramLabel = "DIR",
      description = "Whose <role>.md are used; default: as usual (SWARM_AGENT_PROMPTS).")
  private @Nullable Path prompts;

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      defaultValue = "builtin",
      description = "The client that did it (${DEFAULT-VALUE}); the log of the task names it.")
  private String provider = "builtin";

  @Option(names = "--data", paramLabel = "DIR", description = "As for up.")
  private @Nullable Path data;

  public ReplayCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var directory = invocation.data(data);
    var api = data == null ? invocation.api() : invocation.api(server(directory));
    var task = api.get(ApiPath.of("tasks", id));
    var repositories = api.get("/api/repositories");
    var recorded = RecordedSession.of(directory, Json.text(task, "id"));
    var place = empty(directory.resolve("replays"), Json.text(task, "id"));
    var settings = settings(recorded.writeTo(place.resolve("recorded.jsonl")));
    // Clients are installed beside the first swarm's data, not beside that of the second.
    settings.put("SWARM_SESSIONS_CLIENTS_DATA", directory.toAbsolutePath().toString());
    invocation.errors().line("Doing it again in %s ...", place);
    var again =
        new Rerun(invocation.with(settings), place.resolve("data")).of(task, repositories, AT_MOST);
    var replayed = RecordedSession.of(place.resolve("data"), Json.text(again, "id"));
    var first = Json.text(task, "id");
    var differences =
        Differences.between(
            Account.of(recorded, task, first), Account.of(replayed, again, first), place);
    Discarded.tree(place.resolve("data"));
    report(differences, place);
    return Exit.DONE;
  }

  private static URI server(Path directory) {
    return ServerFile.in(directory)
        .read()
        .map(RunningSwarm::url)
        .orElseThrow(
            () ->
                CliException.failed(
                    "No swarm runs on %s; start it with 'claude-swarm up', it knows the task"
                        .formatted(directory)));
  }

  private void report(List<String> differences, Path place) {
    if (invocation.json()) {
      var answer = Json.object().put("place", place.toString());
      var lines = answer.putArray("differences");
      differences.forEach(lines::add);
      invocation.printJson(answer);
      return;
    }
    var terminal = invocation.terminal();
    if (differences.isEmpty()) {
      terminal.line("No difference: the same was sent, and the same came of it.");
    }
    differences.forEach(line -> terminal.line("%s", Terminal.safe(line)));
    terminal.line("Both in full: recorded.txt and replayed.txt in %s", place);
  }

  private Map<String, String> settings(Path recorded) {
    Map<String, String> settings = new HashMap<>();
    settings.put("SWARM_SESSIONS_UPSTREAM", "replay");
    settings.put("SWARM_SESSIONS_REPLAY_RECORDED", recorded.toString());
    settings.put("SWARM_SESSIONS_PROVIDER", provider);
    if (prompts != null) {
      var folder = invocation.directory().resolve(prompts).normalize();
      if (!Files.isDirectory(folder)) {
        throw CliException.usage("--prompts %s is no folder".formatted(folder));
      }
      settings.put("SWARM_AGENT_PROMPTS", folder.toString());
    }
    return settings;
  }

  /** A folder that no replay has used. */
  private static Path empty(Path folder, String task) {
    try {
      for (var number = 1; ; number++) {
        var place = folder.resolve(task + "-" + number);
        if (!Files.exists(place)) {
          return Files.createDirectories(place);
        }
      }
    } catch (IOException e) {
      throw CliException.failed("%s cannot be used: %s".formatted(folder, e.getMessage()));
    }
  }
}
