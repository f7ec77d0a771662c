package dev.autodev.cli.swarm;

import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** All settings of one repository. */
@Command(name = "show", description = "Show the settings of a repository.")
final class ReposShowCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "NAME", description = "As it is registered.")
  private String name = "";

  ReposShowCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var answer = invocation.api().get(ApiPath.of("repositories", name));
    if (invocation.json()) {
      invocation.printJson(answer);
    } else {
      RepositoryLines.print(answer, invocation.terminal());
    }
    return Exit.DONE;
  }
}
