package dev.autodev.cli.secrets;

import dev.autodev.aws.parameters.ParameterStore;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes a value with its history. */
@Command(name = "delete", description = "Delete a value with its history; asks before it does.")
final class SecretsDeleteCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Mixin private StoreOptions options = new StoreOptions();

  @Parameters(paramLabel = "NAME", description = "Such as old/credential.")
  private String name = "";

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  SecretsDeleteCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    String full = options.full(invocation, name);
    try (ParameterStore store = options.open(invocation)) {
      if (yes || Confirmed.by(invocation, "Delete %s for good?".formatted(full))) {
        store.delete(full);
        invocation.terminal().line("Deleted %s.", full);
      }
      return Exit.DONE;
    }
  }
}
