package dev.autodev.cli.secrets;

import dev.autodev.aws.parameters.KnownParameter;
import dev.autodev.aws.parameters.ParameterStore;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Whether what is needed is there. */
@Command(
    name = "check",
    description =
        "Whether these are there, or what terraform's services ask for; exit code 1 if not.")
final class SecretsCheckCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Mixin private StoreOptions options = new StoreOptions();

  @Parameters(arity = "0..*", paramLabel = "NAME", description = "Such as gumroad/email.")
  private List<String> names = new ArrayList<>();

  SecretsCheckCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    List<String> wanted =
        (names.isEmpty()
                ? KnownParameter.ALL.stream()
                    .filter(KnownParameter::needed)
                    .map(KnownParameter::name)
                : names.stream())
            .map(name -> options.full(invocation, name))
            .toList();
    try (ParameterStore store = options.open(invocation)) {
      Set<String> present = store.present(wanted);
      if (invocation.json()) {
        var answer = Json.object();
        wanted.forEach(name -> answer.put(name, present.contains(name)));
        invocation.printJson(answer);
      } else {
        var table = new Table("NAME", "STATE", "FOR");
        wanted.forEach(
            name ->
                table.row(
                    name,
                    present.contains(name) ? "there" : "missing: claude-swarm secrets put " + name,
                    KnownParameter.of(options.below(invocation, name))
                        .map(KnownParameter::purpose)
                        .orElse("")));
        table.print(invocation.terminal());
      }
      return present.containsAll(wanted) ? Exit.DONE : Exit.FAILED;
    }
  }
}
