package dev.autodev.sessions.client.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.processes.ChildEnvironment;
import dev.autodev.processes.Command;
import dev.autodev.processes.Finished;
import dev.autodev.processes.Limits;
import dev.autodev.processes.ProcessRunner;
import dev.autodev.processes.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real git repository with one commit. */
final class Repository {
  private final Path path;

  Repository(Path path) throws IOException {
    this.path = Files.createDirectories(path);
    git("init", "-q", "-b", "main");
    git("config", "user.name", "Test");
    git("config", "user.email", "test@localhost");
    git("commit", "-q", "--allow-empty", "-m", "Start");
  }

  Path path() {
    return path;
  }

  String git(String... arguments) {
    return git(path, arguments);
  }

  static String git(Path path, String... arguments) {
    List<String> argv = new ArrayList<>(List.of("git"));
    argv.addAll(List.of(arguments));
    Finished finished =
        new ProcessRunner()
            .run(
                new Command(
                    argv,
                    path,
                    ChildEnvironment.clean(path.resolveSibling("git-home"), Map.of()),
                    Limits.of(Duration.ofMinutes(1)),
                    Optional.empty(),
                    Redactor.none()));
    assertThat(finished.ok()).as(finished.output()).isTrue();
    return finished.output().strip();
  }
}
