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

/** A feature's whole way at a stand-in for GitLab that knows the swarm by HTTP only. */
class GitLabIT {
  private static final String TOKEN = "glpat-of-the-bot-and-nobody-else";
  private static final String REQUESTS = "/api/v4/projects/group%2Fgreetings/merge_requests";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void aFeatureIsMergedAtGitLab() throws Exception {
    Project.assumeAllInOneIsBuilt();
    var repository = TinyRepository.create(folder.resolve("gitlab"), "greetings");
    try (var gitlab = GitLabSim.start(0, Clock.systemUTC(), folder.resolve("gitlab"))) {
      gitlab.person("auto-dev-bot", TOKEN);
      var url = gitlab.project("group/greetings", repository.bare(), "main");
      var data = folder.resolve("data");
      var settings =
          Map.of(
              "SWARM_FORGES_GITLAB_URL",
              gitlab.url().toString(),
              "SWARM_FORGES_GITLAB_PAUSE",
              "50ms",
              "SWARM_FORGES_GITLAB_TOKEN",
              TOKEN);
      try (var swarm = Swarm.allInOne(data, settings).up()) {
        swarm.register(repository, url);
        var work = swarm.file(repository);
        work.follow(look -> look.openGates().forEach(work::approve));

        work.isMergedOnce();
        var pid = swarm.process("swarm").pid();
        assertThat(Path.of("/proc/%d/environ".formatted(pid))).content().doesNotContain(TOKEN);
      }
      assertThat(get(gitlab, REQUESTS)).singleElement().matches(one -> isMerged(one));
      assertThat(get(gitlab, REQUESTS + "/1/notes"))
          .anyMatch(note -> Json.text(note, "body").contains("<!-- auto-dev:"));
      assertThat(filesWithTheToken(data)).isEmpty();
    }
  }

  private static boolean isMerged(JsonNode request) {
    return Json.text(request, "state").equals("merged");
  }

  private static List<JsonNode> get(GitLabSim gitlab, String path) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(gitlab.url() + path)).header("PRIVATE-TOKEN", TOKEN);
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request.build(), BodyHandlers.ofString()).body();
      return StreamSupport.stream(Json.read(answer).spliterator(), false).toList();
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
