package dev.autodev.cli.swarm;

import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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

  @Option(
      names = "--branch",
      defaultValue = "main",
      description = "The branch changes go to (${DEFAULT-VALUE}).")
  private String branch = "main";

  ReposAddCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var path = invocation.directory().resolve(url).normalize();
    var address = Files.isDirectory(path) ? path.toString() : url;
    var body = Json.object().put("name", name).put("url", address).put("defaultBranch", branch);
    var answer = invocation.api().post("/api/repositories", body);
    if (invocation.json()) {
      invocation.printJson(answer);
    } else {
      invocation.terminal().line("Registered %s: %s", name, address);
    }
    return Exit.DONE;
  }
}
