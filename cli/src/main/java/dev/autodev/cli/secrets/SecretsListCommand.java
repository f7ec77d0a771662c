package dev.autodev.cli.secrets;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.autodev.aws.parameters.KnownParameter;
import dev.autodev.aws.parameters.Parameter;
import dev.autodev.aws.parameters.ParameterStore;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Table;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What is there, without what it is. */
@Command(name = "list", description = "What is there, and what of the swarm it sets; no values.")
final class SecretsListCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Mixin private StoreOptions options = new StoreOptions();

  SecretsListCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    try (ParameterStore store = options.open(invocation)) {
      List<Parameter> found = store.list(options.path(invocation));
      if (invocation.json()) {
        ArrayNode all = Json.object().putArray("parameters");
        found.forEach(
            one ->
                all.addObject()
                    .put("name", one.name())
                    .put("secure", one.secure())
                    .put("version", one.version())
                    .put("modified", String.valueOf(one.modified()))
                    .put("sets", sets(one)));
        invocation.printJson(Json.object().set("parameters", all));
        return Exit.DONE;
      }
      if (found.isEmpty()) {
        invocation
            .terminal()
            .line(
                "Nothing below %s. What is needed: claude-swarm secrets check",
                options.path(invocation));
        return Exit.DONE;
      }
      var table = new Table("NAME", "VALUE", "KEPT", "VERSION", "CHANGED", "SETS");
      found.forEach(
          one ->
              table.row(
                  one.name(),
                  "••••••",
                  one.secure() ? "encrypted" : "PLAIN",
                  Long.toString(one.version()),
                  String.valueOf(one.modified()),
                  sets(one)));
      table.print(invocation.terminal());
      return Exit.DONE;
    }
  }

  /** A service's own parameters are called as those of all, one folder deeper. */
  private String sets(Parameter parameter) {
    String name = options.below(invocation, parameter.name());
    return KnownParameter.of(name)
        .or(() -> KnownParameter.of(name.substring(name.indexOf('/') + 1)))
        .map(known -> known.key().orElse("(" + known.purpose() + "; nothing reads it yet)"))
        .orElse("(nothing reads it)");
  }
}
