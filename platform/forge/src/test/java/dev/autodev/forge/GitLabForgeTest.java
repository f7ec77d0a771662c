package dev.autodev.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.forge.gitlab.GitLabForge;
import dev.autodev.sims.Exchange;
import dev.autodev.sims.Fault;
import dev.autodev.sims.gitlab.GitLabSim;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GitLabForgeTest extends HostedForgeContract<GitLabForgeTest.OfGitLab> {
  private static final String PATH = "group/sub/sample";

  GitLabForgeTest() {
    super(
        PublishedContract.of(
            "gitlab.contract.json",
            new PublishedContract.Paths("/api/", ""),
            List.of("GET /api/v4/user", "DELETE .*/notes/\\d+", "POST /api/graphql")));
  }

  @Override
  OfGitLab start(Path folder) {
    GitLabSim gitlab = GitLabSim.start(0, clock, folder);
    gitlab.person("auto-dev-bot", TOKEN);
    gitlab.person("alice", "alices-token");
    return new OfGitLab(gitlab);
  }

  record OfGitLab(GitLabSim gitlab) implements Sim {
    @Override
    public URI url() {
      return gitlab.url();
    }

    @Override
    public String repository(Path bare) {
      return gitlab.project(PATH, bare, "main");
    }

    @Override
    public void watch(Consumer<Exchange> watcher) {
      gitlab.watch(watcher);
    }

    @Override
    public void fail(Fault fault) {
      gitlab.fail(fault);
    }

    @Override
    public int issue(String title, String text, String... labels) {
      return gitlab.issue(PATH, "alice", title, text, labels);
    }

    @Override
    public void say(int issue, String text) {
      gitlab.say(PATH, issue, "alice", text);
    }

    @Override
    public void remark(int request, String text) {
      gitlab.remark(PATH, request, "alice", text);
    }

    @Override
    public void approve(int request, String text) {
      gitlab.remark(PATH, request, "alice", text);
      gitlab.approve(PATH, request, "alice");
    }

    @Override
    public void closeMergeRequest(int number) {
      gitlab.closeMergeRequest(PATH, number, "alice");
    }

    @Override
    public List<String> linesOf(int request) {
      return gitlab.linesOf(PATH, request);
    }

    @Override
    public void rename() {
      gitlab.rename(PATH, "group/sub/sample-with-a-new-name");
    }

    @Override
    public void jobs() {
      gitlab.pipelines(PATH);
    }

    @Override
    public void failJobs(String log) {
      gitlab.finishPipelines(PATH, "failed", log);
    }

    @Override
    public void close() {
      gitlab.close();
    }
  }

  @Override
  Forge connect(URI url, String token, Path home) {
    return new GitLabForge(url, token, Trust.usual(), runner, home, PAUSE);
  }

  @Override
  HostedForge kind() {
    return HostedForge.GITLAB;
  }

  @Override
  List<MergeRequest> mergeRequests() {
    return ((GitLabForge) forge).allMergeRequests(ref);
  }

  @Override
  List<String> comments(String on, String id) {
    return ((GitLabForge) forge).comments(ref, on, id);
  }

  @Test
  void worksWithoutWhatAPaidPlanHas() {
    sim.gitlab().premium(false);
    change("a", BRANCH, "new.txt", "hello\n");
    String head = forge.head(ref, BRANCH);
    MergeRequest request = open(BRANCH);

    Issue epic = forge.createIssue(ref, new NewIssue("e", "epic", "Epic", "", Optional.empty(), 0));
    Issue story =
        forge.createIssue(ref, new NewIssue("s", "story", "Story", "", Optional.of(epic.id()), 5));
    forge.approve(ref, request.id(), head);

    int number = Integer.parseInt(request.id());
    assertThat(sim.gitlab().approvals(PATH, number)).isEmpty();
    assertThat(sim.gitlab().labels(PATH, number)).containsExactly("auto-dev::approved");
    assertThat(sim.gitlab().links(PATH, Integer.parseInt(story.id())))
        .containsExactly(Integer.parseInt(epic.id()));
    assertThat(epic.kind()).isEqualTo("epic");
    assertThat(story.weight()).isEqualTo(5);
    assertThat(forge.issues(ref)).extracting(Issue::parent).contains(Optional.of(epic.id()));
  }

  @Test
  void approvesTheVeryCommitThatWasReviewed() {
    Pushed pushed = change("a", BRANCH, "new.txt", "hello\n");
    String request = open(BRANCH).id();
    int number = Integer.parseInt(request);

    forge.approve(ref, request, pushed.head());
    forge.approve(ref, request, pushed.head());

    assertThat(sim.gitlab().approvals(PATH, number)).containsExactly("auto-dev-bot");
    assertThat(sim.gitlab().labels(PATH, number)).isEmpty();
    repository.commit(BRANCH, "more.txt", "more\n");
    assertThatThrownBy(() -> forge.approve(ref, request, pushed.head()))
        .isInstanceOf(ForgeException.class)
        .hasMessageContaining("any more");
  }

  @Test
  void keepsEpicsAsWorkItemsWhereTheirApiIsGone() {
    sim.gitlab().withoutRestOfEpics();

    NewIssue asked = new NewIssue("e", "epic", "Epic", "All of it.", Optional.empty(), 0);
    Issue epic = forge.createIssue(ref, asked);
    Issue story =
        forge.createIssue(ref, new NewIssue("s", "story", "Story", "", Optional.of(epic.id()), 5));
    forge.rank(ref, List.of(story.id(), epic.id()));
    forge.rank(ref, List.of(epic.id(), story.id()));

    assertThat(epic.id()).isEqualTo("&1");
    assertThat(epic.kind()).isEqualTo("epic");
    assertThat(epic.description()).isEqualTo("All of it.");
    assertThat(forge.createIssue(ref, asked).id()).isEqualTo(epic.id());
    assertThat(forge.issues(ref)).extracting(Issue::title).containsExactly("Epic", "Story");
    assertThat(sim.gitlab().epicOf(PATH, Integer.parseInt(story.id()))).isEqualTo(1);
  }

  @Test
  void anEpicOfBeforeIsTheSameWhenItsApiIsGone() {
    Issue epic = forge.createIssue(ref, new NewIssue("e", "epic", "Epic", "", Optional.empty(), 0));

    sim.gitlab().withoutRestOfEpics();
    Issue bug =
        forge.createIssue(ref, new NewIssue("b", "bug", "Bug", "", Optional.of(epic.id()), 0));

    assertThat(forge.issues(ref)).extracting(Issue::id).containsExactlyInAnyOrder("&1", bug.id());
    assertThat(sim.gitlab().epicOf(PATH, Integer.parseInt(bug.id()))).isEqualTo(1);
  }

  @Test
  void anIssueWithALabelIsAnEpicWhereNeitherIsThere() {
    sim.gitlab().withoutRestOfEpics();
    sim.gitlab().premium(false);

    Issue epic = forge.createIssue(ref, new NewIssue("e", "epic", "Epic", "", Optional.empty(), 0));

    assertThat(epic.id()).isEqualTo("1");
    assertThat(epic.kind()).isEqualTo("epic");
  }
}
