package dev.autodev.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.forge.github.GitHubForge;
import dev.autodev.forge.gitlab.GitLabForge;
import dev.autodev.processes.ProcessRunner;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class ForgesTest {
  @TempDir Path directory;

  private static ForgesConfig config(String url, String token) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .addDiscoveredConverters()
        .withMapping(ForgesConfig.class)
        .withDefaultValue("swarm.forges.gitlab.url", url)
        .withDefaultValue("swarm.forges.gitlab.token", token)
        .withDefaultValue("swarm.forges.github.url", "https://github.com")
        .withDefaultValue("swarm.forges.github.token", "another-token")
        .build()
        .getConfigMapping(ForgesConfig.class);
  }

  private Forges forges(String url, String token) {
    return Forges.of(config(url, token), new ProcessRunner(), directory);
  }

  private static RepositoryRef at(String url) {
    return new RepositoryRef("r", url, "main");
  }

  @Test
  void aRepositorysUrlTellsItsForge() {
    Forges forges = forges("https://gitlab.example.org/", "token");

    assertThat(forges.of(at("https://gitlab.example.org/group/r.git")))
        .isInstanceOf(GitLabForge.class);
    assertThat(forges.of(at("https://github.com/owner/r.git"))).isInstanceOf(GitHubForge.class);
    assertThat(forges.of(at("/srv/r.git"))).isInstanceOf(LocalForge.class);
    assertThat(forges.of(at("file:///srv/r.git"))).isInstanceOf(LocalForge.class);
    assertThatThrownBy(() -> forges.of(at("https://gitlab.example.org.evil.net/r.git")))
        .isInstanceOf(ForgeException.class)
        .hasMessageContaining("no forge is configured");
  }

  @Test
  void whatIsConfiguredByHalfOrUnsafelyStopsTheStart() {
    assertThatThrownBy(() -> forges("https://gitlab.example.org", ""))
        .isInstanceOf(ForgeException.class)
        .hasMessageContaining("SWARM_FORGES_GITLAB_TOKEN");
    assertThatThrownBy(() -> forges("http://gitlab.example.org", "token"))
        .isInstanceOf(ForgeException.class)
        .hasMessageContaining("https");
  }

  @Test
  void whoHasOneTokenOnlyWorksThere() {
    Forges forges =
        Forges.ofThoseWithToken(
            config("https://gitlab.example.org", ""),
            new ProcessRunner(),
            directory,
            "nothing is done there");

    assertThat(forges.intakeOf(at("https://github.com/owner/r.git"))).isPresent();
    assertThat(forges.intakeOf(at("https://gitlab.example.org/group/r.git"))).isEmpty();
  }
}
