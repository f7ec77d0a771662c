package dev.autodev.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.sims.Answer;
import dev.autodev.sims.Exchange;
import dev.autodev.sims.Fault;
import dev.autodev.sims.Request;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

/**
 * What every forge does that is reached over HTTP; each runs this against its stand-in, whose
 * exchanges are checked against the description of the API.
 *
 * @param <S> the stand-in
 */
abstract class HostedForgeContract<S extends HostedForgeContract.Sim> extends ForgeContract {
  static final String TOKEN = "bot-token-that-nobody-else-knows";
  static final Duration PAUSE = Duration.ofMillis(5);

  final MutableClock clock = MutableClock.of(Instant.parse("2026-03-02T08:00:00Z"), ZoneOffset.UTC);
  private final PublishedContract contract;
  S sim;

  HostedForgeContract(PublishedContract contract) {
    this.contract = contract;
  }

  /** A stand-in with the repository of the test and, beside the bot, a person alice. */
  interface Sim {
    URI url();

    /** The repository's URL for clones. */
    String repository(Path bare);

    void watch(Consumer<Exchange> watcher);

    void fail(Fault fault);

    int issue(String title, String text, String... labels);

    void say(int issue, String text);

    /** Alice says something on a merge request. */
    void remark(int request, String text);

    /** Alice approves a merge request, and says something with it. */
    void approve(int request, String text);

    /** Alice closes a merge request. */
    void closeMergeRequest(int number);

    /** Where in a merge request's diff something was said, as {@code file:line}. */
    List<String> linesOf(int request);

    /** It has another name from now on; who asks by the old one is sent on. */
    void rename();

    /** From now on a merge waits for a job named test. */
    void jobs();

    void failJobs(String log);

    void close();
  }

  abstract S start(Path folder);

  abstract Forge connect(URI url, String token, Path home);

  abstract HostedForge kind();

  @BeforeEach
  @Override
  void connect() {
    sim = start(directory.resolve("sim"));
    sim.watch(contract::check);
    super.connect();
    ref = new RepositoryRef("sample", sim.repository(repository.bare()), "main");
  }

  @AfterEach
  void stop() {
    sim.close();
    contract.assertKept();
  }

  @Override
  final Forge connect(Path home) {
    return connect(sim.url(), TOKEN, home);
  }

  @Test
  void findsWhatItHasMadeWhenTheAnswerWasLost() {
    change("a", BRANCH, "new.txt", "hello\n");
    sim.fail(Fault.cut(HostedForgeContract::createsSomething));
    MergeRequest request = open(BRANCH);
    sim.fail(Fault.cut(HostedForgeContract::createsSomething));
    forge.comment(
        ref, new NewComment("c", "merge_request", request.id(), "why?", Optional.of("new.txt"), 1));
    sim.fail(Fault.cut(HostedForgeContract::createsSomething));
    forge.createIssue(ref, story("i"));

    assertThat(mergeRequests()).hasSize(1);
    assertThat(comments("merge_request", request.id())).containsExactly("why?");
    assertThat(forge.issues(ref)).hasSize(1);
  }

  private static boolean createsSomething(Request request) {
    return request.method().equals("POST") && request.path().startsWith("/api/");
  }

  @Test
  void saysWhereItBelongsWhatIsOnNoLineOfTheDiff() {
    change("a", BRANCH, "new.txt", "hello\n");
    String request = open(BRANCH).id();
    NewComment far =
        new NewComment("f", "merge_request", request, "why?", Optional.of("README.md"), 99);

    forge.comment(ref, far);
    forge.comment(ref, far);

    assertThat(comments("merge_request", request)).containsExactly("`README.md:99`: why?");
  }

  @Test
  void saysWhatItHasToSayOnThatLineWhetherItIsNewOrOnlyMoved() {
    String lines = repository.show("main", "README.md");
    change("a", BRANCH, "README.md", "zero\n" + lines.replace("three", "THREE") + "\n");
    String request = open(BRANCH).id();

    say(request, "new", "README.md", 1);
    say(request, "moved", "README.md", 3);
    say(request, "changed", "README.md", 4);

    assertThat(sim.linesOf(Integer.parseInt(request)))
        .containsExactly("README.md:1", "README.md:3", "README.md:4");
    assertThat(comments("merge_request", request)).containsExactly("new", "moved", "changed");
  }

  private void say(String request, String text, String file, int line) {
    forge.comment(
        ref, new NewComment(text, "merge_request", request, text, Optional.of(file), line));
  }

  /** The branch moves when the forge was looked at already, and the merge is on its way. */
  @Test
  void mergesNothingThatIsPushedAtTheLastMoment() {
    Pushed pushed = change("a", BRANCH, "new.txt", "hello\n");
    MergeRequest request = open(BRANCH);
    String before = main();
    AtomicReference<String> moved = new AtomicReference<>();
    sim.fail(
        Fault.cut(
            asked -> {
              if (asked.path().endsWith("/merge") && moved.get() == null) {
                moved.set(repository.commit(BRANCH, "more.txt", "more\n"));
              }
              return false;
            }));

    List<String> merges = new CopyOnWriteArrayList<>();
    sim.watch(
        exchange -> {
          if (exchange.request().path().endsWith("/merge")) {
            merges.add(new String(exchange.request().body(), StandardCharsets.UTF_8));
          }
        });

    MergeOutcome outcome = forge.merge(ref, command(request, pushed, "workflow-1"));

    assertThat(moved.get()).isNotNull();
    assertThat(merges)
        .isNotEmpty()
        .allSatisfy(body -> assertThat(body).contains("\"sha\":\"%s\"".formatted(pushed.head())));
    assertThat(outcome).isEqualTo(new MergeOutcome.HeadMoved(moved.get()));
    assertThat(main()).isEqualTo(before);
  }

  @Test
  void takesOverTheMergeRequestThatAPersonHasOpened() {
    change("a", BRANCH, "new.txt", "hello\n");
    Forge alices = connect(sim.url(), "alices-token", directory.resolve("alice"));
    MergeRequest hers =
        alices.openMergeRequest(
            ref, new NewMergeRequest("hers", "Her title", "Her words", BRANCH, "main"));

    MergeRequest ours = open(BRANCH);

    assertThat(ours.id()).isEqualTo(hers.id());
    assertThat(ours.description()).isEqualTo("Her words");
    assertThat(open(BRANCH)).isEqualTo(ours);
    assertThat(mergeRequests()).hasSize(1);
  }

  @Test
  void findsARepositoryThatWasRenamed() {
    sim.issue("Say goodbye", "", "auto-dev");
    sim.rename();

    assertThat(forge.issues(ref)).extracting(Issue::title).containsExactly("Say goodbye");
  }

  @Test
  void fetchesAgainWhenTheConnectionBreaks() {
    sim.fail(Fault.cut(request -> request.path().endsWith("/git-upload-pack")));

    assertThat(forge.head(ref, "main")).isNotEmpty();
  }

  static boolean ofIssues(Request request) {
    return request.path().contains("/issues");
  }

  private void failIssues(Answer answer) {
    sim.fail(Fault.answering(HostedForgeContract::ofIssues, answer));
  }

  @Test
  void asksAgainWhenItAskedTooOftenOrTheServerFails() {
    failIssues(Answer.text(429, "Retry later"));
    failIssues(Answer.text(429, "Retry later").with("Retry-After", "1"));
    failIssues(Answer.text(502, "Bad gateway"));

    long begin = System.nanoTime();
    forge.createIssue(ref, story("i"));

    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .as("as long as it was told")
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    assertThat(forge.issues(ref)).extracting(Issue::title).containsExactly("Story");
  }

  @Test
  void doesNotWaitForHours() {
    failIssues(Answer.text(429, "Retry later").with("Retry-After", "86400"));

    assertThatThrownBy(() -> forge.issues(ref))
        .isInstanceOf(ForgeException.class)
        .hasMessageContaining("429");
  }

  @Test
  void takesItsTokenToNobodyElse() {
    String elsewhere = "http://localhost:" + sim.url().getPort() + "/elsewhere";
    failIssues(Answer.empty(307).with("Location", elsewhere));

    assertThatThrownBy(() -> forge.issues(ref))
        .isInstanceOf(ForgeException.class)
        .hasMessageContaining("moved");
  }

  @Test
  void readsAllPages() {
    String issue = forge.createIssue(ref, story("i")).id();
    for (int i = 0; i < 101; i++) {
      sim.say(Integer.parseInt(issue), "text " + i);
    }

    forge.comment(ref, new NewComment("m", "issue", issue, "the last", Optional.empty(), 0));
    forge.comment(ref, new NewComment("m", "issue", issue, "the last", Optional.empty(), 0));

    assertThat(comments("issue", issue)).hasSize(102).endsWith("the last");
  }

  @Test
  void waitsForThePipelineAndTellsWhatItsJobSaid() {
    sim.jobs();
    Pushed pushed = change("a", BRANCH, "new.txt", "hello\n");
    MergeCommand command = command(open(BRANCH), pushed, "workflow-1");

    assertThat(forge.merge(ref, command)).isInstanceOf(MergeOutcome.NotYet.class);
    sim.failJobs("expected 3 but was 4");
    assertThat(forge.merge(ref, command))
        .isEqualTo(
            new MergeOutcome.PipelineFailed(
                List.of(new FailedJob("test", "expected 3 but was 4"))));
  }

  @Test
  void tellsWhatPeopleAndAPipelineHoldAgainstAChange() {
    Feedback feedback = (Feedback) forge;
    sim.jobs();
    Pushed pushed = change("a", BRANCH, "new.txt", "hello\n");
    MergeRequest request = open(BRANCH);
    String sha = pushed.head();
    forge.comment(
        ref, new NewComment("c", "merge_request", request.id(), "ours", Optional.empty(), 0));
    assertThat(feedback.remarks(ref, request.id())).isEmpty();
    assertThat(feedback.failedPipeline(ref, request.id(), sha)).isEmpty();

    sim.remark(Integer.parseInt(request.id()), "Be polite.");
    sim.failJobs("expected 3 but was 4");

    assertThat(feedback.remarks(ref, request.id()))
        .singleElement()
        .satisfies(
            remark -> {
              assertThat(remark.author()).isEqualTo("alice");
              assertThat(remark.text()).isEqualTo("Be polite.");
              assertThat(remark.file()).isEmpty();
            });
    assertThat(feedback.failedPipeline(ref, request.id(), sha))
        .contains(List.of(new FailedJob("test", "expected 3 but was 4")));
    assertThat(feedback.failedPipeline(ref, request.id(), "0".repeat(40))).isEmpty();

    sim.closeMergeRequest(Integer.parseInt(request.id()));
    assertThat(feedback.remarks(ref, request.id())).isEmpty();
  }

  @Test
  void anApprovalAndThanksAskForNothing() {
    Feedback feedback = (Feedback) forge;
    change("a", BRANCH, "new.txt", "hello\n");
    MergeRequest request = open(BRANCH);
    int number = Integer.parseInt(request.id());
    sim.remark(number, "Is that the right name?");
    assertThat(feedback.remarks(ref, request.id())).hasSize(1);

    clock.add(Duration.ofMinutes(1));
    sim.approve(number, "It is good as it is, whatever the name.");
    clock.add(Duration.ofMinutes(1));
    sim.remark(number, "> Heard: the change goes back to its builder.\n\nThanks, looks good! 👍");
    assertThat(feedback.remarks(ref, request.id())).isEmpty();

    sim.remark(number, "Thanks, but the name is wrong.");
    assertThat(feedback.remarks(ref, request.id()))
        .extracting(Remark::text)
        .containsExactly("Thanks, but the name is wrong.");
  }

  @Test
  void honoursThatAPersonClosesAMergeRequest() {
    Pushed pushed = change("a", BRANCH, "new.txt", "hello\n");
    MergeRequest request = open(BRANCH);
    sim.closeMergeRequest(Integer.parseInt(request.id()));

    assertThat(forge.merge(ref, command(request, pushed, "workflow-1")))
        .isEqualTo(new MergeOutcome.Closed(request.id()));
    assertThat(forge.head(ref, "main")).isEqualTo(pushed.worktree().baseSha());
  }

  @Test
  void tellsWhichPersonMergedAndOfWhichCommit() {
    Feedback feedback = (Feedback) forge;
    Pushed pushed = change("a", BRANCH, "new.txt", "hello\n");
    MergeRequest request = open(BRANCH);
    assertThat(feedback.ended(ref, request.id())).isEmpty();

    Forge alices = connect(sim.url(), "alices-token", directory.resolve("alice"));
    assertThat(alices.merge(ref, command(request, pushed, "by hand")))
        .isInstanceOf(MergeOutcome.Merged.class);

    assertThat(feedback.ended(ref, request.id()))
        .contains(new Ending.Merged(Optional.of("alice"), pushed.head()));
    assertThat(((Feedback) alices).ended(ref, request.id())).as("her own").isEmpty();
  }

  @Test
  void tellsWhichPersonClosedAMergeRequest() {
    change("a", BRANCH, "new.txt", "hello\n");
    String request = open(BRANCH).id();
    sim.closeMergeRequest(Integer.parseInt(request));

    assertThat(((Feedback) forge).ended(ref, request))
        .contains(new Ending.Closed(Optional.of("alice")));
    Forge alices = connect(sim.url(), "alices-token", directory.resolve("alice"));
    assertThat(((Feedback) alices).ended(ref, request)).as("her own").isEmpty();
  }

  @Test
  void findsTheIssuesByWhichPeopleAskForWork() {
    Intake intake = (Intake) forge;
    sim.issue("Not this", "", "other");
    sim.issue("Say goodbye", "It is polite.", "auto-dev", "bug");

    AskedIssue issue = intake.asked(ref, "auto-dev").getFirst();
    intake.relabel(ref, issue.id(), "auto-dev", "auto-dev::taken");

    assertThat(issue.title()).isEqualTo("Say goodbye");
    assertThat(issue.text()).isEqualTo("It is polite.");
    assertThat(issue.author()).isEqualTo("alice");
    assertThat(intake.asked(ref, "auto-dev")).isEmpty();
    assertThat(intake.asked(ref, "auto-dev::taken"))
        .singleElement()
        .matches(one -> one.labels().contains("bug"));
    intake.relabel(ref, issue.id(), "auto-dev", "auto-dev::taken");
    intake.close(ref, issue.id());
    assertThat(intake.asked(ref, "auto-dev::taken")).isEmpty();
  }

  @Test
  void keepsTheTokenOutOfClonesAndCopies() throws Exception {
    change("a", BRANCH, "new.txt", "hello\n");

    assertThat(filesWith(directory, TOKEN)).isEmpty();
    assertThat(filesWith(directory.resolve("a"), sim.url().toString())).isEmpty();
  }

  private static List<Path> filesWith(Path root, String text) throws Exception {
    try (var files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> TestRepository.bytes(file).contains(text))
          .toList();
    }
  }

  @Test
  void tellsWhatToDoAboutATokenThatIsNoneAnyMore() {
    Forge stranger = connect(sim.url(), "old", directory.resolve("s"));

    assertThatThrownBy(() -> stranger.issues(ref))
        .isInstanceOf(ForgeException.class)
        .hasMessageContaining(kind().tokenVariable());
    assertThatThrownBy(() -> stranger.head(ref, "main")).isInstanceOf(ForgeException.class);
  }
}
