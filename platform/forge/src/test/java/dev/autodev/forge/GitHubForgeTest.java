package dev.autodev.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.forge.github.GitHubForge;
import dev.autodev.sims.Answer;
import dev.autodev.sims.Exchange;
import dev.autodev.sims.Fault;
import dev.autodev.sims.github.GitHubSim;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GitHubForgeTest extends HostedForgeContract<GitHubForgeTest.OfGitHub> {
  private static final String OWNER = "alice";
  private static final String PATH = OWNER + "/sample";

  GitHubForgeTest() {
    super(
        PublishedContract.of(
            "github.contract.json",
            new PublishedContract.Paths("/api/v3/", "/api/v3"),
            List.of(
                "GET .*/user",
                "POST .*/user/repos",
                "GET .*/repositories/\\d+",
                "DELETE .*/comments/\\d+",
                "DELETE .*/labels/[^/]+",
                ".* .*/sub_issues",
                "GET .*/actions/jobs/\\d+/logs")));
  }

  @Override
  OfGitHub start(Path folder) {
    GitHubSim github = GitHubSim.start(0, clock, folder);
    github.person("auto-dev-bot", TOKEN);
    github.person(OWNER, "alices-token");
    return new OfGitHub(github);
  }

  record OfGitHub(GitHubSim github) implements Sim {
    @Override
    public URI url() {
      return github.url();
    }

    @Override
    public String repository(Path bare) {
      return github.repository(OWNER, "sample", bare, "main");
    }

    @Override
    public void watch(Consumer<Exchange> watcher) {
      github.watch(watcher);
    }

    @Override
    public void fail(Fault fault) {
      github.fail(fault);
    }

    @Override
    public int issue(String title, String text, String... labels) {
      return github.issue(PATH, OWNER, title, text, labels);
    }

    @Override
    public void say(int issue, String text) {
      github.say(PATH, issue, OWNER, text);
    }

    @Override
    public void remark(int request, String text) {
      github.say(PATH, request, OWNER, text);
    }

    @Override
    public void approve(int request, String text) {
      github.review(PATH, request, OWNER, "APPROVED", text);
    }

    @Override
    public void closeMergeRequest(int number) {
      github.closePull(PATH, number, OWNER);
    }

    @Override
    public List<String> linesOf(int request) {
      return github.linesOf(PATH, request);
    }

    @Override
    public void rename() {
      github.rename(PATH, "sample-with-a-new-name");
    }

    @Override
    public void jobs() {
      github.actions(PATH);
    }

    @Override
    public void failJobs(String log) {
      github.finishJobs(PATH, "failure", log);
    }

    @Override
    public void close() {
      github.close();
    }
  }

  @Override
  Forge connect(URI url, String token, Path home) {
    return new GitHubForge(url, token, Trust.usual(), runner, home, PAUSE);
  }

  @Override
  HostedForge kind() {
    return HostedForge.GITHUB;
  }

  @Override
  List<MergeRequest> mergeRequests() {
    return ((GitHubForge) forge).allMergeRequests(ref);
  }

  @Override
  List<String> comments(String on, String id) {
    return ((GitHubForge) forge).comments(ref, on, id);
  }

  private void failIssues(Answer answer) {
    sim.github().fail(Fault.answering(HostedForgeContract::ofIssues, answer));
  }

  @Test
  void waitsUntilItsShareOfRequestsIsFilledAgain() {
    long soon = Instant.now().plus(Duration.ofSeconds(1)).getEpochSecond();
    failIssues(
        Answer.text(403, "API rate limit exceeded")
            .with("x-ratelimit-remaining", "0")
            .with("x-ratelimit-reset", Long.toString(soon)));
    failIssues(
        Answer.text(403, "You have exceeded a secondary rate limit").with("Retry-After", "1"));

    assertThat(forge.issues(ref)).isEmpty();
  }

  @Test
  void asksForNothingThatItMayNot() {
    failIssues(Answer.text(403, "Resource not accessible by personal access token"));

    assertThatThrownBy(() -> forge.issues(ref))
        .isInstanceOf(ForgeException.class)
        .hasMessageContaining("issues and pull requests");
  }

  @Test
  void anEpicHasItsStoriesAsSubIssues() {
    Issue epic = forge.createIssue(ref, new NewIssue("e", "epic", "Epic", "", Optional.empty(), 0));
    NewIssue story = new NewIssue("s", "story", "Story", "", Optional.of(epic.id()), 5);
    Issue first = forge.createIssue(ref, story);

    assertThat(forge.createIssue(ref, story)).isEqualTo(first);
    assertThat(sim.github().subIssues(PATH, Integer.parseInt(epic.id())))
        .containsExactly(Integer.parseInt(first.id()));
  }

  @Test
  void aStoryMentionsItsEpicWhereThereAreNoSubIssues() {
    sim.github().subIssues(false);
    Issue epic = forge.createIssue(ref, new NewIssue("e", "epic", "Epic", "", Optional.empty(), 0));
    NewIssue story = new NewIssue("s", "story", "Story", "", Optional.of(epic.id()), 5);
    forge.createIssue(ref, story);
    Issue again = forge.createIssue(ref, story);

    assertThat(again.parent()).contains(epic.id());
    assertThat(comments("issue", again.id())).containsExactly("Part of #" + epic.id());
  }

  @Test
  void aPullRequestIsNoIssue() {
    change("a", BRANCH, "new.txt", "hello\n");
    open(BRANCH);

    assertThat(forge.issues(ref)).isEmpty();
  }

  @Test
  void approvesWhatIsNotItsOwnAndLabelsWhatIs() {
    Pushed pushed = change("a", BRANCH, "new.txt", "hello\n");
    String request = open(BRANCH).id();
    Forge alices = connect(sim.github().url(), "alices-token", directory.resolve("alice"));

    alices.approve(ref, request, pushed.head());
    alices.approve(ref, request, pushed.head());
    forge.approve(ref, request, pushed.head());

    assertThat(sim.github().reviews(PATH, Integer.parseInt(request)))
        .containsExactly("alice APPROVED " + pushed.head());
    assertThat(sim.github().labels(PATH, Integer.parseInt(request)))
        .containsExactly("auto-dev::approved");
    repository.commit(BRANCH, "more.txt", "more\n");
    assertThatThrownBy(() -> alices.approve(ref, request, pushed.head()))
        .isInstanceOf(ForgeException.class)
        .hasMessageContaining("any more");
  }

  @Test
  void tellsWhyGitHubDoesNotMergeWhatItCallsMergeable() {
    Pushed pushed = change("a", BRANCH, "new.txt", "hello\n");
    MergeCommand command = command(open(BRANCH), pushed, "workflow-1");
    Answer never = Answer.text(405, "Merge commits are not allowed on this repository.");
    for (int i = 0; i < 5; i++) {
      sim.github().fail(Fault.answering(request -> request.path().endsWith("/merge"), never));
    }

    assertThat(forge.merge(ref, command))
        .isInstanceOfSatisfying(
            MergeOutcome.NotYet.class,
            notYet -> assertThat(notYet.why()).contains("Merge commits are not allowed"));
  }

  @Test
  void tellsWhatOtherToolsSayOfACommit() {
    sim.jobs();
    Pushed pushed = change("a", BRANCH, "new.txt", "hello\n");
    MergeCommand command = command(open(BRANCH), pushed, "workflow-1");
    sim.github().status(PATH, pushed.head(), "lint", "pending", "");

    assertThat(forge.merge(ref, command))
        .isInstanceOfSatisfying(
            MergeOutcome.NotYet.class, notYet -> assertThat(notYet.why()).contains("test, lint"));
    sim.github().status(PATH, pushed.head(), "lint", "failure", "2 problems");
    assertThat(forge.merge(ref, command))
        .isEqualTo(new MergeOutcome.PipelineFailed(List.of(new FailedJob("lint", "2 problems"))));
  }

  @Test
  void tellsWhichUrlsAreNone() {
    RepositoryRef wrong = new RepositoryRef("sample", sim.github().url() + "/sample.git", "main");

    assertThatThrownBy(() -> forge.issues(wrong))
        .isInstanceOf(ForgeException.class)
        .hasMessageContaining("OWNER/NAME");
  }
}
