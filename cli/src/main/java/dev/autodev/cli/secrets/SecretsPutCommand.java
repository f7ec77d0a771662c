package dev.autodev.cli.secrets;

import dev.autodev.aws.parameters.ParameterStore;
import dev.autodev.cli.CliException;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps a value, encrypted; it is asked for, or piped in, and never an argument. */
@Command(
    name = "put",
    description = "Keep a value, encrypted, in place of an older one; asked for or piped in.")
final class SecretsPutCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Mixin private StoreOptions options = new StoreOptions();

  @Parameters(paramLabel = "NAME", description = "Such as anthropic/api_key.")
  private String name = "";

  @Option(
      names = "--key",
      paramLabel = "ALIAS",
      description = "What encrypts it, such as alias/auto-dev-prod; default: the account's own.")
  private @Nullable String key;

  SecretsPutCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    String full = options.full(invocation, name);
    try (ParameterStore store = options.open(invocation)) {
      long version = store.put(full, value(full), Optional.ofNullable(key));
      invocation
          .terminal()
          .line(
              "Kept %s, version %d. Who reads it from the store has it within a minute; who was"
                  + " started with it: claude-swarm cloud restart",
              full, version);
      return Exit.DONE;
    }
  }

  private String value(String full) {
    String value = read(full).strip();
    if (value.isEmpty()) {
      throw CliException.usage("the value of %s is empty; pipe it in, or type it".formatted(full));
    }
    return value;
  }

  private String read(String full) {
    var console = System.console();
    if (invocation.interactive() && console != null) {
      return new String(console.readPassword("Value of %s: ", full));
    }
    try {
      return new String(invocation.in().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw CliException.failed("the value cannot be read: " + e.getMessage());
    }
  }
}
