package dev.autodev.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.api.Json;
import dev.autodev.sims.gitlab.GitLabSim;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** At GitLab alice says what she wants of the change, and merges it there when she has got it. */
class GitLabIT extends IssueAtForgeContract {
  private static final String PATH = "group/greetings";

  private GitLabSim gitlab;

  /** The commits that alice was asked about. */
  private final Set<String> asked = new LinkedHashSet<>();

  @Override
  Place start(Path folder) {
    gitlab = GitLabSim.start(0, Clock.systemUTC(), folder);
    gitlab.person("auto-dev-bot", TOKEN);
    gitlab.person("alice", "alices-token");
    return new AtGitLab(gitlab);
  }

  @Override
  void answer(Work work, Work.Step gate) {
    if (!gate.type().equals("merge_approval")) {
      work.approve(gate);
      return;
    }
    if (asked.add(work.subject(gate))) {
      switch (asked.size()) {
        case 1 -> gitlab.remark(PATH, 1, "alice", "Ask the visitor to come again.");
        case 2 -> gitlab.merge(PATH, 1, "alice");
        default -> throw new AssertionError("asked again after the merge: " + asked);
      }
    }
  }

  @Override
  void isDone(Work work) {
    work.isCompletedOnce();
    assertThat(asked).hasSize(2);
    assertThat(work.repository().commitsOfMain()).containsAll(asked);
    assertThat(work.repository().contentOnMain("goodbye.txt")).isEqualTo("Goodbye, come again.\n");
    assertThat(work.repository().mergesOf(work.id())).as("merged by the swarm").isEmpty();
  }

  private record AtGitLab(GitLabSim gitlab) implements Place {
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
