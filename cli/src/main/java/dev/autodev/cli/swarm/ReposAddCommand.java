package dev.autodev.cli.swarm;

import dev.autodev.cli.CliException;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Registers one repository. */
@Command(name = "add", description = "Register a repository.")
final class ReposAddCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(index = "0", paramLabel = "NAME", description = "Short, such as sample.")
  private String name = "";

  @Parameters(
      index = "1",
      paramLabel = "URL",
      description = "Or the path of a local git repository.")
  private String url = "";

  @Mixin private RepositorySettings settings = new RepositorySettings();

  ReposAddCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var address = address(invocation, url);
    var body = Json.object().put("name", name).put("url", address);
    settings.into(body, Json.object());
    var answer = invocation.api().post("/api/repositories", body);
    if (invocation.json()) {
      invocation.printJson(answer);
    } else {
      invocation.terminal().line("Registered %s: %s", name, address);
    }
    return Exit.DONE;
  }

  /** The whole path of a repository of this machine, else what was said. */
  static String address(Invocation invocation, String url) {
    if (url.contains(":")) { // a URL, or host:path
      return url;
    }
    var path = invocation.directory().resolve(url).normalize();
    if (Files.isDirectory(path)) {
      if (!Files.exists(path.resolve(".git")) && !Files.exists(path.resolve("HEAD"))) {
        throw CliException.usage(
            "'%s' is no git repository; make it one with 'git init', or name another"
                .formatted(path));
      }
      return path.toString();
    }
    if (!Path.of(url).isAbsolute()) { // an absolute one may be of the swarm's machine
      throw CliException.usage(
          "'%s' is no folder (%s) and no URL; give one, such as https://HOST/PATH.git"
              .formatted(url, path));
    }
    return url;
  }
}
