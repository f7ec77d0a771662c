package dev.autodev.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.cli.CliException;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What is to be filed. */
sealed interface Wanted {
  /** Such as a schedule of it is called. */
  String called();

  /** Where it is filed now. */
  String path();

  /** As that takes it. */
  ObjectNode body(Invocation invocation);

  /** As a schedule takes it. */
  ObjectNode work(Invocation invocation);

  /** The options; one of the two is given. */
  final class Either {
    @ArgGroup(exclusive = false)
    private @Nullable OfType task;

    @ArgGroup(exclusive = false)
    private @Nullable OfTemplate template;

    Wanted wanted() {
      if (task != null && template != null) {
        throw CliException.usage(
            "a --template has its own type, title, payload and priority; leave those options out");
      }
      if (template != null && !template.template.isEmpty()) {
        return template;
      }
      if (task != null && task.type != null && !task.type.isEmpty()) {
        return task;
      }
      throw CliException.usage("say what is filed: either --type or --template");
    }
  }

  /** A task that is described whole. */
  final class OfType extends TaskOptions implements Wanted {
    @Override
    public String called() {
      return String.valueOf(type).replace('_', '-');
    }

    @Override
    public String path() {
      return "/api/tasks";
    }

    @Override
    public ObjectNode body(Invocation invocation) {
      return described(invocation).put("type", type);
    }

    @Override
    public ObjectNode work(Invocation invocation) {
      return task(invocation);
    }
  }

  /** What a template comes to, a task or a workflow. */
  final class OfTemplate implements Wanted {
    @Option(
        names = "--template",
        paramLabel = "NAME",
        description = "File what this template comes to.")
    private String template = "";

    @Option(
        names = "--set",
        paramLabel = "KEY=VALUE",
        description = "A value that the template asks for; several are possible.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Override
    public String called() {
      return template;
    }

    @Override
    public String path() {
      return ApiPath.of("templates", template) + "/file";
    }

    @Override
    public ObjectNode body(Invocation invocation) {
      var body = Json.object();
      set.forEach(body.putObject("set")::put);
      return body;
    }

    @Override
    public ObjectNode work(Invocation invocation) {
      return body(invocation).put("kind", "template").put("template", template);
    }
  }
}
