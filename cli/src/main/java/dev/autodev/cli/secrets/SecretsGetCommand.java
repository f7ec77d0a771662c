package dev.autodev.cli.secrets;

import dev.autodev.aws.parameters.ParameterStore;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one value to who insists. */
@Command(name = "get", description = "Show one value; asks before it does.")
final class SecretsGetCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Mixin private StoreOptions options = new StoreOptions();

  @Parameters(paramLabel = "NAME", description = "Such as anthropic/api_key.")
  private String name = "";

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  SecretsGetCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    String full = options.full(invocation, name);
    try (ParameterStore store = options.open(invocation)) {
      if (yes || Confirmed.by(invocation, "Show the value of %s here?".formatted(full))) {
        invocation.terminal().line(store.get(full));
      }
      return Exit.DONE;
    }
  }
}
