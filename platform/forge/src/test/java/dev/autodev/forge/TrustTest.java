package dev.autodev.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.forge.gitlab.GitLabForge;
import dev.autodev.processes.ProcessRunner;
import dev.autodev.sims.gitlab.GitLabSim;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A self-managed forge whose certificate is of an authority of its own. */
@QuarkusTest
class TrustTest {
  private static final String PATH = "group/sample";
  private static final String TOKEN = "the-bots";

  @TempDir Path root;

  private final ProcessRunner runner = new ProcessRunner();
  private GitLabSim gitlab;
  private TlsFront front;
  private RepositoryRef ref;

  @BeforeEach
  void start() {
    TestRepository repository = new TestRepository(runner, root);
    gitlab = GitLabSim.start(0, Clock.systemUTC(), root.resolve("made"));
    gitlab.person("auto-dev", TOKEN);
    gitlab.project(PATH, repository.bare(), "main");
    front = TlsFront.of(gitlab.url(), root);
    ref = new RepositoryRef("sample", front.url() + "/" + PATH + ".git", "main");
  }

  @AfterEach
  void stop() {
    front.close();
    gitlab.close();
  }

  private GitLabForge by(Trust trust) {
    return new GitLabForge(
        front.url(), TOKEN, trust, runner, root.resolve("home"), Duration.ofMillis(1));
  }

  @Test
  void gitAndRestTakeTheWordOfItsAuthority() {
    GitLabForge forge = by(Trust.of(front.certificate(), "trust"));

    Worktree worktree = forge.open(ref, root.resolve("clone"), "auto-dev/1", true);

    assertThat(worktree.directory().resolve("README.md")).exists();
    assertThat(forge.branches(ref)).contains("main");
    assertThat(forge.issues(ref)).isEmpty();
  }

  @Test
  void whoIsNotKnownIsAskedNothingAndTheErrorNamesTheRemedy() {
    GitLabForge forge = by(Trust.usual());

    assertThatThrownBy(() -> forge.issues(ref))
        .isInstanceOf(ForgeException.class)
        .hasMessageContaining("does not answer")
        .hasMessageContaining("SWARM_FORGES_GITLAB_TRUST");
    assertThatThrownBy(() -> forge.branches(ref)).isInstanceOf(ForgeException.class);
  }

  @Test
  void aFileThatHoldsNoCertificatesIsNamed() throws Exception {
    Path empty = Files.writeString(root.resolve("empty.pem"), "");

    assertThatThrownBy(() -> Trust.of(empty, "SWARM_FORGES_GITLAB_TRUST"))
        .hasMessageStartingWith("SWARM_FORGES_GITLAB_TRUST: " + empty)
        .hasMessageContaining("certificates in PEM");
    assertThatThrownBy(() -> Trust.of(root.resolve("absent.pem"), "SWARM_FORGES_GITLAB_TRUST"))
        .hasMessageContaining("absent.pem");
  }
}
