package dev.autodev.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A git repository whose file names, contents and branch are hostile, with a change in it. */
record HostileRepository(Path folder, String base, String head) {
  static HostileRepository create(String hostile) {
    try {
      Path folder = Files.createTempDirectory("hostile");
      git(folder, "init", "-q", "-b", "main");
      String base = commit(folder, "README.md", "# " + hostile);
      // No name of a file has a slash in it.
      String head = commit(folder, hostile.replace('/', '_') + ".md", hostile + "\n\n" + hostile);
      return new HostileRepository(folder, base, head);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As a gate names it. */
  JsonObject change(String hostile) {
    return new JsonObject()
        .put("branch", hostile)
        .put("baseSha", base)
        .put("headSha", head)
        .put("patchId", "f00d")
        .put("mergeRequest", hostile)
        .put("files", 1)
        .put("added", 3)
        .put("removed", 0);
  }

  private static String commit(Path folder, String name, String content)
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve(name), content);
    git(folder, "add", ".");
    git(folder, "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", "x");
    return git(folder, "rev-parse", "HEAD");
  }

  private static String git(Path folder, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process git =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(git.waitFor()).as(said).isZero();
    return said;
  }
}
