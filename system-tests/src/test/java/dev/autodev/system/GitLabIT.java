package dev.autodev.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.api.Json;
import dev.autodev.sims.gitlab.GitLabSim;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** From an issue to its end at a stand-in for GitLab, which knows the swarm by HTTP only. */
class GitLabIT {
  private static final String TOKEN = "glpat-of-the-bot-and-nobody-else";
  private static final String ISSUE = "/api/v4/projects/group%2Fgreetings/issues/1";
  private static final String REQUESTS = "/api/v4/projects/group%2Fgreetings/merge_requests";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void anIssueWithTheLabelIsMergedAtGitLab() throws Exception {
    Project.assumeAllInOneIsBuilt();
    var repository = TinyRepository.create(folder.resolve("gitlab"), "greetings");
    try (var gitlab = GitLabSim.start(0, Clock.systemUTC(), folder.resolve("gitlab"))) {
      gitlab.person("auto-dev-bot", TOKEN);
      gitlab.person("alice", "alices-token");
      var url = gitlab.project("group/greetings", repository.bare(), "main");
      var data = folder.resolve("data");
      var settings =
          Map.of(
              "SWARM_FORGES_GITLAB_URL",
              gitlab.url().toString(),
              "SWARM_FORGES_GITLAB_PAUSE",
              "50ms",
              "SWARM_FORGES_INTAKE_EVERY",
              "1s",
              "SWARM_SETTINGS",
              trusting("gitlab:alice").toString(),
              "SWARM_FORGES_GITLAB_TOKEN",
              TOKEN);
      try (var swarm = Swarm.allInOne(data, settings).up()) {
        swarm.register(repository, url);
        gitlab.issue(
            "group/greetings", "alice", "Say goodbye", "A polite program does.", "auto-dev");
        var work = new Work(swarm, repository, startedByItself(swarm));
        var changes = new StringBuilder();
        work.follow(
            look ->
                look.openGates()
                    .forEach(
                        gate -> {
                          changes.append(page(swarm, "/approvals/" + gate.gate() + "/change"));
                          work.approve(gate);
                        }));
        assertThat(changes).as("a merge is decided by what GitLab has").contains("class=\"sides\"");

        work.isMergedOnce();
        Patience.until(() -> isClosed(get(gitlab, ISSUE)));
        var pid = swarm.process("swarm").pid();
        assertThat(Path.of("/proc/%d/environ".formatted(pid))).content().doesNotContain(TOKEN);
      }
      assertThat(list(get(gitlab, REQUESTS)))
          .singleElement()
          .matches(one -> Json.text(one, "state").equals("merged"));
      assertThat(list(get(gitlab, REQUESTS + "/1/notes")))
          .anyMatch(note -> Json.text(note, "body").contains("<!-- auto-dev:"));
      assertThat(list(get(gitlab, ISSUE + "/notes")))
          .extracting(note -> Json.text(note, "body").lines().findFirst().orElse(""))
          .anyMatch(said -> said.startsWith("Taken on as workflow"))
          .anyMatch(said -> said.contains("is completed"))
          .hasSize(2);
      assertThat(filesWithTheToken(data)).isEmpty();
    }
  }

  private Path trusting(String author) throws IOException {
    return Files.writeString(
        folder.resolve("settings.yaml"), "trust:\n  authors: ['%s']\n".formatted(author));
  }

  private static String startedByItself(Swarm swarm) {
    Patience.until(() -> !swarm.get("/api/workflows").path("workflows").isEmpty());
    return Json.text(swarm.get("/api/workflows").path("workflows").get(0), "id");
  }

  private static boolean isClosed(JsonNode issue) {
    return Json.text(issue, "state").equals("closed");
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static JsonNode get(GitLabSim gitlab, String path) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(gitlab.url() + path)).header("PRIVATE-TOKEN", TOKEN);
    try (var client = HttpClient.newHttpClient()) {
      return Json.read(client.send(request.build(), BodyHandlers.ofString()).body());
    }
  }

  private static String page(Swarm swarm, String path) {
    var request = HttpRequest.newBuilder(swarm.url().resolve(path)).header("Accept", "text/html");
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString()).body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> filesWithTheToken(Path data) throws IOException {
    try (var files = Files.walk(data)) {
      return files.filter(Files::isRegularFile).filter(GitLabIT::holdsTheToken).toList();
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
