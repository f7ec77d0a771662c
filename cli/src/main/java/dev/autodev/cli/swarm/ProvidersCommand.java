package dev.autodev.cli.swarm;

import dev.autodev.cli.Invocation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The providers of models; without a further word, their list. */
@Command(
    name = "providers",
    description = "The providers of models, and which of them take calls.",
    subcommands = {ProvidersListCommand.class, ProvidersResumeCommand.class})
final class ProvidersCommand implements Callable<Integer> {
  private final Invocation invocation;

  ProvidersCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    return new ProvidersListCommand(invocation).call();
  }
}
