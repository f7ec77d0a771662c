package dev.autodev.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.api.Json;
import dev.autodev.sims.gitlab.GitLabSim;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

class GitLabIT extends IssueAtForgeContract {
  @Override
  Place start(Path folder) {
    var gitlab = GitLabSim.start(0, Clock.systemUTC(), folder);
    gitlab.person("auto-dev-bot", TOKEN);
    gitlab.person("alice", "alices-token");
    return new AtGitLab(gitlab);
  }

  private record AtGitLab(GitLabSim gitlab) implements Place {
    private static final String PATH = "group/greetings";
    private static final String PROJECT = "/api/v4/projects/group%2Fgreetings";

    @Override
    public String name() {
      return "gitlab";
    }

    @Override
    public URI url() {
      return gitlab.url();
    }

    @Override
    public String takeIn(Path bare) {
      return gitlab.project(PATH, bare, "main");
    }

    @Override
    public void file(String title, String text) {
      gitlab.issue(PATH, "alice", title, text, "auto-dev");
    }

    @Override
    public String issue() {
      return PROJECT + "/issues/1";
    }

    @Override
    public String requests() {
      return PROJECT + "/merge_requests";
    }

    @Override
    public String saidOnIssue() {
      return issue() + "/notes";
    }

    @Override
    public List<String> saidOnRequest(JsonNode request) {
      return List.of(requests() + "/1/notes");
    }

    @Override
    public boolean isMerged(JsonNode request) {
      return Json.text(request, "state").equals("merged");
    }

    @Override
    public HttpRequest.Builder hook(String secret) {
      return HttpRequest.newBuilder()
          .header("X-Gitlab-Token", secret)
          .header("Idempotency-Key", "f5e5f430")
          .POST(
              BodyPublishers.ofString(
                  """
                  {"object_kind": "issue", "user": {"username": "alice"},
                   "labels": [{"title": "auto-dev"}],
                   "project": {"git_http_url": "https://gitlab.example.org/group/other.git"},
                   "object_attributes": {"iid": 1, "action": "update"}}"""));
    }

    @Override
    public void close() {
      gitlab.close();
    }
  }
}
