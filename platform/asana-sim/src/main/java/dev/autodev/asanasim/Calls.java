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
    route("GET /workspaces()", (request, none) -> page(request, List.of(world.workspace())));
    route("GET /workspaces/" + GID, (request, gid) -> show(request, "workspace", gid));
    route("GET /portfolios()", this::portfolios);
    route("GET /portfolios/" + GID, (request, gid) -> show(request, "portfolio", gid));
    route("GET /portfolios/" + GID + "/items", (request, gid) -> page(request, world.items(gid)));
    route("GET /projects/" + GID, (request, gid) -> show(request, "project", gid));
    route("GET /projects/" + GID + "/tasks", this::tasks);
    route("GET /projects/" + GID + "/sections", this::sections);
    route("POST /projects/" + GID + "/sections", this::createSection);
    route("POST /sections/" + GID + "/addTask", this::addTask);
    route("POST /tasks()", this::createTask);
    route("GET /tasks/" + GID, (request, gid) -> show(request, "task", gid));
    route("PUT /tasks/" + GID, this::changeTask);
    route("DELETE /tasks/" + GID, this::deleteTask);
    route("GET /tasks/" + GID + "/stories", this::stories);
    route("POST /tasks/" + GID + "/stories", this::comment);
    route("GET /stories/" + GID, (request, gid) -> show(request, "story", gid));
    route("PUT /stories/" + GID, this::changeStory);
    route("DELETE /stories/" + GID, this::deleteStory);
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

  /** Nobody sees all of them: whose and where is asked for. */
  private Answer portfolios(Request request, String none) {
    String workspace = required(request, "workspace");
    String owner = required(request, "owner");
    String gid = owner.equals("me") ? world.bot().get("gid").asText() : owner;
    world.store().find("workspace", workspace);
    return page(
        request,
        world.store().all("portfolio", one -> one.path("owner").path("gid").asText().equals(gid)));
  }

  private static String required(Request request, String name) {
    return request.parameter(name).orElseThrow(() -> new Refused(400, name + ": Missing input"));
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

  private Answer createSection(Request request, String project) {
    return Answer.created(world.section(project, named(request.data())));
  }

  private Answer createTask(Request request, String none) {
    ObjectNode data = request.data().deepCopy();
    JsonNode projects = data.remove("projects");
    if (projects == null || projects.isEmpty()) {
      throw new Refused(400, "You should specify one of workspace, parent, organization, projects");
    }
    String notes = data.path("notes").asText();
    ObjectNode task = world.task(projects.get(0).asText(), named(data), notes);
    set(task, data);
    return Answer.created(task);
  }

  private static String named(JsonNode data) {
    if (data.path("name").asText().isBlank()) {
      throw new Refused(400, "name: Missing input");
    }
    return data.path("name").asText();
  }

  private Answer addTask(Request request, String section) {
    String task = request.data().path("task").asText();
    world.move(world.store().find("task", task), world.store().find("section", section));
    return Answer.ok(JsonNodeFactory.instance.objectNode());
  }

  private Answer changeTask(Request request, String gid) {
    ObjectNode task = world.store().find("task", gid);
    set(task, request.data());
    world.changed(task);
    return show(request, "task", gid);
  }

  private static void set(ObjectNode task, ObjectNode data) {
    data.fieldNames()
        .forEachRemaining(
            field -> {
              if (!SETTABLE.contains(field)) {
                throw new Refused(400, field + ": Unknown or read-only field");
              }
            });
    task.setAll(data);
  }

  private Answer deleteTask(Request request, String gid) {
    world.delete(world.store().find("task", gid));
    return Answer.ok(JsonNodeFactory.instance.objectNode());
  }

  private Answer stories(Request request, String gid) {
    return page(request, world.stories(world.store().find("task", gid)));
  }

  private Answer comment(Request request, String gid) {
    ObjectNode task = world.store().find("task", gid);
    return Answer.created(world.comment(task, world.bot(), text(request)));
  }

  private ObjectNode ownStory(String gid) {
    ObjectNode story = world.store().find("story", gid);
    if (!story.path("created_by").path("gid").equals(world.bot().path("gid"))) {
      throw new Refused(403, "Forbidden");
    }
    return story;
  }

  private Answer deleteStory(Request request, String gid) {
    world.store().remove(ownStory(gid));
    return Answer.ok(JsonNodeFactory.instance.objectNode());
  }

  private Answer changeStory(Request request, String gid) {
    ObjectNode story = ownStory(gid);
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
    return world.events().since(required(request, "resource"), request.parameter("sync"));
  }
}
