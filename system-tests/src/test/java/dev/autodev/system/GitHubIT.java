package dev.autodev.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.api.Json;
import dev.autodev.sims.github.GitHubSim;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

class GitHubIT extends IssueAtForgeContract {
  @Override
  Place start(Path folder) {
    var github = GitHubSim.start(0, Clock.systemUTC(), folder);
    github.person("auto-dev-bot", TOKEN);
    github.person("alice", "alices-token");
    return new AtGitHub(github);
  }

  private record AtGitHub(GitHubSim github) implements Place {
    private static final String PATH = "alice/greetings";
    private static final String REPOSITORY = "/api/v3/repos/" + PATH;

    @Override
    public String name() {
      return "github";
    }

    @Override
    public URI url() {
      return github.url();
    }

    @Override
    public String takeIn(Path bare) {
      return github.repository("alice", "greetings", bare, "main");
    }

    @Override
    public void file(String title, String text) {
      github.issue(PATH, "alice", title, text, "auto-dev");
    }

    @Override
    public String issue() {
      return REPOSITORY + "/issues/1";
    }

    @Override
    public String requests() {
      return REPOSITORY + "/pulls?state=all";
    }

    @Override
    public String saidOnIssue() {
      return issue() + "/comments";
    }

    @Override
    public List<String> saidOnRequest() {
      return List.of(REPOSITORY + "/issues/2/comments", REPOSITORY + "/pulls/2/comments");
    }

    @Override
    public boolean isMerged(JsonNode request) {
      return !Json.text(request, "merged_at").isEmpty();
    }

    @Override
    public void close() {
      github.close();
    }
  }
}
