package dev.autodev.cli.tasks;

import com.fasterxml.jackson.databind.JsonNode;
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

/** Makes one template, or another one under the same name. */
@Command(
    name = "create",
    description =
        "Make a template of a task (--type) or of a workflow; for {{names}} in title, description"
            + " and payload whoever files it gives values.")
final class TemplatesCreateCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "NAME", description = "Such as mend; must be free, unless --replace.")
  private String name = "";

  @Mixin private WorkOptions work = new WorkOptions();

  @Option(names = "--about", defaultValue = "", description = "What it is for.")
  private String about = "";

  @Option(names = "--replace", description = "Change the one of that name, all of it.")
  private boolean replace;

  @Option(
      names = "--seen",
      paramLabel = "VERSION",
      description = "With --replace: only while it is the version that 'templates show' gave.")
  private @Nullable String seen;

  @Option(names = "--by", paramLabel = "NAME", description = "Who says so; default: the user.")
  private String by = System.getProperty("user.name", "unknown");

  TemplatesCreateCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    if (seen != null && !replace) {
      throw CliException.usage("--seen is of a template that is changed; give --replace as well");
    }
    var body = Json.object().put("name", name).put("description", about).put("by", by);
    body.set("work", work.work(invocation));
    var answer = replace ? changed(body) : invocation.api().post("/api/templates", body);
    if (invocation.json()) {
      invocation.printJson(answer);
    } else {
      invocation.terminal().line("%s is %s", name, replace ? "changed" : "made");
    }
    return Exit.DONE;
  }

  private JsonNode changed(ObjectNode body) {
    var path = ApiPath.of("templates", name);
    var version = seen == null ? Json.text(invocation.api().get(path), "version") : seen;
    return invocation.api().post(path + "/change", body.put("version", version));
  }
}
