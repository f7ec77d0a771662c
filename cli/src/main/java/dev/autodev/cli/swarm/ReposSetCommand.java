package dev.autodev.cli.swarm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.cli.CliException;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes settings of one repository. */
@Command(name = "set", description = "Change settings of a repository; an empty text is none.")
final class ReposSetCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "NAME", description = "As it is registered.")
  private String name = "";

  @Option(names = "--url", description = "Where it is now.")
  private @Nullable String url;

  @Mixin private RepositorySettings settings = new RepositorySettings();

  ReposSetCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    if (settings.isEmpty() && url == null) {
      throw CliException.usage("Say what is to change, such as --test 'make check' (see --help).");
    }
    var path = ApiPath.of("repositories", name);
    var now = invocation.api().get(path);
    var body = Json.object().put("version", Json.text(now, "version"));
    if (url != null) {
      body.put("url", ReposAddCommand.address(invocation, url));
    }
    var approvals = now.path("approvals");
    settings.into(body, approvals instanceof ObjectNode rule ? rule : Json.object());
    var answer = invocation.api().post(path, body);
    if (invocation.json()) {
      invocation.printJson(answer);
    } else {
      RepositoryLines.print(answer, invocation.terminal());
    }
    return Exit.DONE;
  }
}
