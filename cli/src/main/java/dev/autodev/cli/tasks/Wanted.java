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
      if (task != null && !task.type.isEmpty()) {
        return task;
      }
      throw CliException.usage("say what is filed: either --type or --template");
    }
  }

  /** A task that is described whole. */
  final class OfType implements Wanted {
    private static final int HIGHEST_PRIORITY = 10;

    @Option(names = "--type", description = "Such as security_scan or build_product.")
    private String type = "";

    @Option(
        names = "--priority",
        defaultValue = "5",
        description = "0 to 10, 10 first (${DEFAULT-VALUE}).")
    private int priority = 5;

    @Option(
        names = "--payload",
        paramLabel = "JSON|@FILE|-",
        defaultValue = "{}",
        description = "What the type needs; - reads stdin.")
    private String payload = "{}";

    @Option(names = "--title", description = "One line for people.")
    private @Nullable String title;

    @Override
    public String called() {
      return type.replace('_', '-');
    }

    @Override
    public String path() {
      return "/api/tasks";
    }

    @Override
    public ObjectNode body(Invocation invocation) {
      if (priority < 0 || priority > HIGHEST_PRIORITY) {
        throw CliException.usage("--priority %d is not within 0 to 10".formatted(priority));
      }
      var body = Json.object().put("type", type).put("priority", priority);
      body.set("payload", Payload.read(payload, invocation));
      if (title != null) {
        body.put("title", title);
      }
      return body;
    }

    @Override
    public ObjectNode work(Invocation invocation) {
      var work = body(invocation);
      ((ObjectNode) work.path("payload")).put("type", type);
      work.remove("type");
      return work.put("kind", "task");
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
