package dev.autodev.asanasim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What each call does. */
final class Calls {
  private static final String GID = "([^/]+)";
  private static final Set<String> SETTABLE =
      Set.of("name", "notes", "completed", "due_on", "due_at", "start_on");

  private final World world;
  private final String root;
  private final List<Route> routes = new ArrayList<>();

  private record Route(Pattern call, BiFunction<Request, String, Answer> work) {}

  Calls(World world, String root) {
    this.world = world;
    this.root = root;
    route("GET /users/" + GID, this::user);
    route("GET /workspaces/" + GID, (request, gid) -> show(request, "workspace", gid));
    route("GET /portfolios/" + GID, (request, gid) -> show(request, "portfolio", gid));
    route("GET /portfolios/" + GID + "/items", (request, gid) -> page(request, world.items(gid)));
    route("GET /projects/" + GID, (request, gid) -> show(request, "project", gid));
    route("GET /projects/" + GID + "/tasks", this::tasks);
    route("GET /projects/" + GID + "/sections", this::sections);
    route("POST /sections/" + GID + "/addTask", this::addTask);
    route("GET /tasks/" + GID, (request, gid) -> show(request, "task", gid));
    route("PUT /tasks/" + GID, this::changeTask);
    route("GET /tasks/" + GID + "/stories", this::stories);
    route("POST /tasks/" + GID + "/stories", this::comment);
    route("PUT /stories/" + GID, this::changeStory);
    route("GET /events()", this::events);
  }

  private void route(String call, BiFunction<Request, String, Answer> work) {
    routes.add(new Route(Pattern.compile(call), work));
  }

  Answer answer(Request request) {
    for (Route route : routes) {
      Matcher matcher = route.call().matcher(request.call());
      if (matcher.matches()) {
        return route.work().apply(request, matcher.group(1));
      }
    }
    throw new Refused(404, "No matching route for request");
  }

  private Answer user(Request request, String gid) {
    String found = gid.equals("me") ? world.bot().get("gid").asText() : gid;
    return show(request, "user", found);
  }

  private Answer show(Request request, String type, String gid) {
    ObjectNode whole = world.store().find(type, gid);
    return Answer.ok(Fields.of(request).map(fields -> fields.of(whole)).orElse(whole));
  }

  private Answer page(Request request, List<ObjectNode> all) {
    return Pages.of(request, all, root);
  }

  private Answer tasks(Request request, String project) {
    boolean open = request.parameter("completed_since").isPresent();
    return page(
        request,
        world.tasks(project).stream()
            .filter(task -> !open || !task.path("completed").asBoolean())
            .toList());
  }

  private Answer sections(Request request, String project) {
    world.store().find("project", project);
    return page(
        request,
        world
            .store()
            .all(
                "section",
                section -> section.path("project").path("gid").asText().equals(project)));
  }

  private Answer addTask(Request request, String section) {
    String task = request.data().path("task").asText();
    world.move(world.store().find("task", task), world.store().find("section", section));
    return Answer.ok(JsonNodeFactory.instance.objectNode());
  }

  private Answer changeTask(Request request, String gid) {
    ObjectNode task = world.store().find("task", gid);
    JsonNode data = request.data();
    data.fieldNames()
        .forEachRemaining(
            field -> {
              if (!SETTABLE.contains(field)) {
                throw new Refused(400, field + ": Unknown or read-only field");
              }
            });
    task.setAll((ObjectNode) data);
    world.changed(task);
    return show(request, "task", gid);
  }

  private Answer stories(Request request, String gid) {
    return page(request, world.stories(world.store().find("task", gid)));
  }

  private Answer comment(Request request, String gid) {
    ObjectNode task = world.store().find("task", gid);
    return Answer.created(world.comment(task, world.bot(), text(request)));
  }

  private Answer changeStory(Request request, String gid) {
    ObjectNode story = world.store().find("story", gid);
    if (!story.path("created_by").path("gid").equals(world.bot().path("gid"))) {
      throw new Refused(403, "Forbidden");
    }
    story.put("text", text(request)).put("is_edited", true);
    return Answer.ok(story);
  }

  private static String text(Request request) {
    JsonNode text = request.data().path("text");
    if (!text.isTextual() || text.asText().isBlank()) {
      throw new Refused(400, "text: Missing input");
    }
    return text.asText();
  }

  private Answer events(Request request, String nothing) {
    String resource =
        request
            .parameter("resource")
            .orElseThrow(() -> new Refused(400, "resource: Missing input"));
    return world.events().since(resource, request.parameter("sync"));
  }
}
