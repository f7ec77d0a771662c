package dev.autodev.agent.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.autodev.agent.Ask;
import dev.autodev.agent.TaskContext;
import dev.autodev.model.budget.BudgetKeys;
import dev.autodev.model.event.SwarmEvent;
import dev.autodev.model.halt.HaltKeys;
import dev.autodev.processes.Command;
import dev.autodev.processes.Finished;
import dev.autodev.processes.Limits;
import dev.autodev.processes.Redactor;
import dev.autodev.sessions.ToolSet;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The real clients behind the gateway: claude is limited, codex goes on, claude comes back. */
@QuarkusTest
@TestProfile(RealClients.class)
class FallbackIT extends AgentTest {
  /** What the sessions hand in. */
  record Answer(String text) {}

  @AfterEach
  void forget() {
    redis.key().del(BudgetKeys.LIMITS, HaltKeys.HALTS);
  }

  @Test
  void continuesInTheSameWorktreeAndReturnsToTheFirstAfterItsReset() {
    assumeTrue(
        Files.isExecutable(RealClients.programs().resolve("claude"))
            && Files.isExecutable(RealClients.programs().resolve("codex")),
        "the real clients are not installed; run SWARM_DATA=.swarm scripts/install-clients");
    resumed("anthropic");
    redis.hash(String.class).hset(BudgetKeys.LIMITS, "open", "1");
    redis.hash(String.class).hset(HaltKeys.HALTS, "version", "0");
    List<String> said = new ArrayList<>();
    List<String> log = new ArrayList<>();
    builder.when(
        task,
        work -> {
          Path clone = clone(work);
          said.add(work.ask(clone, new Ask<>("Poem.", ToolSet.READ_WRITE, Answer.class)).text());
          log.add(git(work, clone, "log", "--format=%s"));
          log.add(git(work, clone, "status", "--porcelain"));
          return DONE;
        });

    send(order(1, Duration.ofMinutes(2)));
    soon().until(() -> said.size() == 1 || outcome().isPresent());
    assertThat(awaitOutcome()).isEqualTo(DONE);
    assertThat(said).containsExactly("both verses");
    assertThat(log).containsExactly("Second verse\nFirst verse\nBegin", "?? seen");
    assertThat(story())
        .anyMatch(line -> line.startsWith("session 1 with claude, model claude-sonnet-4-5"))
        .anyMatch(line -> line.startsWith("codex goes on: claude (anthropic) takes no calls"))
        .anyMatch(line -> line.startsWith("session 2 with codex, model gpt-5.5"));

    soon().until(() -> notes.limit("anthropic", Clock.systemUTC().instant()).isEmpty());
    send(order(2, Duration.ofMinutes(2)));
    soon().until(() -> said.size() == 2);
    assertThat(said.getLast()).isEqualTo("again");
    assertThat(story().getLast()).startsWith("session 1 with claude");
  }

  private List<String> story() {
    return eventsOfTask().stream()
        .filter(SwarmEvent.TaskProgressed.class::isInstance)
        .map(event -> ((SwarmEvent.TaskProgressed) event).message())
        .toList();
  }

  private static Path clone(TaskContext work) throws Exception {
    Path clone = Files.createDirectories(work.runDirectory().resolve("worktrees/clone"));
    git(work, clone, "init", "--quiet");
    git(work, clone, "config", "user.name", "Agent");
    git(work, clone, "config", "user.email", "agent@example.com");
    git(work, clone, "commit", "--quiet", "--allow-empty", "-m", "Begin");
    return clone;
  }

  private static String git(TaskContext work, Path clone, String... arguments) {
    List<String> argv = new ArrayList<>(List.of("git"));
    argv.addAll(List.of(arguments));
    Finished finished =
        work.processes()
            .run(
                new Command(
                    argv,
                    clone,
                    Map.copyOf(work.environment()),
                    Limits.of(Duration.ofSeconds(30)),
                    Optional.empty(),
                    Redactor.none()));
    assertThat(finished.ok()).as(finished.output()).isTrue();
    return finished.output().strip();
  }
}
