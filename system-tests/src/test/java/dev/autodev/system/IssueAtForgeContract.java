package dev.autodev.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.api.ApiClient;
import dev.autodev.cli.api.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** From an issue to its end at a stand-in for a forge, which knows the swarm by HTTP only. */
abstract class IssueAtForgeContract {
  static final String TOKEN = "token-of-the-bot-and-nobody-else";
  private static final String HOOK = "a-secret-of-this-hook-alone";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  /** The stand-in, where a bot with the token and alice have accounts. */
  interface Place extends AutoCloseable {
    /** As in the configuration: {@code gitlab}. */
    String name();

    URI url();

    /** Takes in a repository; its URL for clones is answered. */
    String takeIn(Path bare);

    /** Alice files an issue with the label of the swarm. */
    void file(String title, String text);

    /** Path of the REST interface to the issue. */
    String issue();

    /** Path to what is said on it. */
    String saidOnIssue();

    /** Path to all merge requests. */
    String requests();

    /** Paths to what is said on that merge request. */
    List<String> saidOnRequest(JsonNode request);

    boolean isMerged(JsonNode request);

    /** Tells of an issue by a hook with that secret. */
    HttpRequest.Builder hook(String secret);

    @Override
    void close();
  }

  abstract Place start(Path folder);

  /** What a person does about an open gate, at each look at it. */
  void answer(Work work, Work.Step gate) {
    work.approve(gate);
  }

  /** What came of it. */
  void isDone(Work work) {
    work.isMergedOnce();
  }

  @Test
  void anIssueWithTheLabelIsMerged() throws Exception {
    Project.assumeAllInOneIsBuilt();
    var repository = TinyRepository.create(folder.resolve("forge"), "greetings");
    try (var forge = start(folder.resolve("forge"))) {
      var data = folder.resolve("data");
      var url = forge.takeIn(repository.bare());
      var api = new ApiClient(forge.url(), Optional.of(TOKEN));
      try (var swarm = Swarm.allInOne(data, settings(forge)).up()) {
        swarm.register(repository, url);
        forge.file("Say goodbye", "A polite program does.");
        var work = new Work(swarm, repository, startedByItself(swarm));
        var changes = new StringBuilder();
        work.follow(
            look ->
                look.openGates()
                    .forEach(
                        gate -> {
                          changes.append(page(swarm, "/approvals/" + gate.gate() + "/change"));
                          answer(work, gate);
                        }));
        assertThat(changes)
            .as("a merge is decided by what the forge has")
            .contains("class=\"sides\"");

        isDone(work);
        Patience.until(() -> Json.text(api.get(forge.issue()), "state").equals("closed"));
        assertThat(hooked(swarm, forge, HOOK)).contains("accepted");
        assertThat(hooked(swarm, forge, HOOK)).contains("duplicate");
        assertThat(hooked(swarm, forge, HOOK + "s")).contains("not-verified");
        var pid = swarm.process("swarm").pid();
        assertThat(Path.of("/proc/%d/environ".formatted(pid)))
            .content()
            .doesNotContain(TOKEN, HOOK);
      }
      var requests = list(api.get(forge.requests()));
      assertThat(requests).singleElement().matches(forge::isMerged);
      assertThat(forge.saidOnRequest(requests.getFirst()))
          .flatExtracting(path -> bodies(api.get(path)))
          .anyMatch(said -> said.contains("<!-- auto-dev:"));
      assertThat(bodies(api.get(forge.saidOnIssue())))
          .extracting(said -> said.lines().findFirst().orElse(""))
          .anyMatch(said -> said.startsWith("Taken on as workflow"))
          .anyMatch(said -> said.contains("is completed"))
          .hasSize(2);
      assertThat(filesWithTheToken(data)).isEmpty();
    }
  }

  private static String page(Swarm swarm, String path) {
    var request =
        HttpRequest.newBuilder(URI.create(swarm.url() + path)).header("Accept", "text/html");
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString()).body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hooked(Swarm swarm, Place forge, String secret) throws Exception {
    var there = URI.create(swarm.url() + "/hooks/" + forge.name());
    try (var client = HttpClient.newHttpClient()) {
      return client.send(forge.hook(secret).uri(there).build(), BodyHandlers.ofString()).body();
    }
  }

  private Map<String, String> settings(Place forge) throws IOException {
    var name = forge.name().toUpperCase(Locale.ROOT);
    var prefix = "SWARM_FORGES_" + name;
    return Map.of(
        prefix + "_URL",
        forge.url().toString(),
        prefix + "_PAUSE",
        "50ms",
        prefix + "_TOKEN",
        TOKEN,
        "SWARM_WEBHOOKS_%s_SECRET".formatted(name),
        HOOK,
        "SWARM_FORGES_INTAKE_EVERY",
        "1s",
        "SWARM_SETTINGS",
        trusting(forge.name() + ":alice").toString());
  }

  private Path trusting(String author) throws IOException {
    return Files.writeString(
        folder.resolve("settings.yaml"), "trust:\n  authors: ['%s']\n".formatted(author));
  }

  private static String startedByItself(Swarm swarm) {
    Patience.until(() -> !swarm.get("/api/workflows").path("workflows").isEmpty());
    return Json.text(swarm.get("/api/workflows").path("workflows").get(0), "id");
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static List<String> bodies(JsonNode comments) {
    return list(comments).stream().map(comment -> Json.text(comment, "body")).toList();
  }

  private static List<Path> filesWithTheToken(Path data) throws IOException {
    try (var files = Files.walk(data)) {
      return files
          .filter(Files::isRegularFile)
          .filter(IssueAtForgeContract::holdsTheToken)
          .toList();
    }
  }

  private static boolean holdsTheToken(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains(TOKEN);
    } catch (IOException e) {
      return false; // gone meanwhile
    }
  }
}
