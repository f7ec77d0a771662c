package dev.autodev.asanasim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is in this Asana, and how it changes. */
final class World {
  private final Clock clock;
  private final Store store = new Store();
  private final Events events = new Events();
  private final Map<String, List<String>> items = new HashMap<>();
  private final Map<String, List<String>> tasks = new LinkedHashMap<>();
  private final ObjectNode workspace;
  private final ObjectNode bot;

  World(Clock clock) {
    this.clock = clock;
    workspace = store.create("workspace").put("name", "Workspace").put("is_organization", false);
    bot = user("Aegis");
  }

  Store store() {
    return store;
  }

  Events events() {
    return events;
  }

  ObjectNode workspace() {
    return workspace;
  }

  ObjectNode bot() {
    return bot;
  }

  ObjectNode user(String name) {
    ObjectNode user = store.create("user").put("name", name);
    user.put("email", name.toLowerCase(java.util.Locale.ROOT) + "@example.org");
    user.putArray("workspaces").add(Store.compact(workspace));
    return user;
  }

  ObjectNode portfolio(String name) {
    ObjectNode portfolio = store.create("portfolio").put("name", name);
    portfolio.put("created_at", now());
    portfolio.set("owner", Store.compact(bot));
    portfolio.set("workspace", Store.compact(workspace));
    items.put(portfolio.get("gid").asText(), new ArrayList<>());
    return portfolio;
  }

  ObjectNode project(String name, String notes) {
    ObjectNode project = store.create("project").put("name", name).put("notes", notes);
    project.put("archived", false).put("completed", false).put("created_at", now());
    project.set("workspace", Store.compact(workspace));
    project.putArray("custom_fields");
    String gid = project.get("gid").asText();
    tasks.put(gid, new ArrayList<>());
    section(gid, "Untitled section");
    return project;
  }

  void addItem(String portfolio, String item) {
    store.find("portfolio", portfolio);
    listed(items, portfolio).add(item);
  }

  List<ObjectNode> items(String portfolio) {
    store.find("portfolio", portfolio);
    return listed(items, portfolio).stream()
        .map(
            gid ->
                items.containsKey(gid) ? store.find("portfolio", gid) : store.find("project", gid))
        .toList();
  }

  ObjectNode section(String project, String name) {
    ObjectNode section = store.create("section").put("name", name).put("created_at", now());
    section.set("project", Store.compact(store.find("project", project)));
    return section;
  }

  private ObjectNode firstSection(String project) {
    return store
        .all("section", section -> section.path("project").path("gid").asText().equals(project))
        .getFirst();
  }

  ObjectNode task(String project, String name, String notes) {
    ObjectNode whole = store.find("project", project);
    ObjectNode task = store.create("task").put("name", name).put("notes", notes);
    task.put("resource_subtype", "default_task").put("completed", false);
    task.putNull("completed_at").putNull("assignee").putNull("due_on").putNull("due_at");
    task.putNull("start_on").putNull("parent");
    task.put("created_at", now()).put("modified_at", now()).put("num_subtasks", 0);
    task.put(
        "permalink_url",
        "https://app.asana.com/0/%s/%s".formatted(project, task.get("gid").asText()));
    task.putArray("custom_fields");
    task.putArray("dependencies");
    task.putArray("dependents");
    task.set("workspace", Store.compact(workspace));
    task.putArray("projects").add(Store.compact(whole));
    ObjectNode membership = task.putArray("memberships").addObject();
    membership.set("project", Store.compact(whole));
    membership.set("section", Store.compact(firstSection(project)));
    listed(tasks, project).add(task.get("gid").asText());
    happened(task, "added", project);
    return task;
  }

  List<ObjectNode> tasks(String project) {
    store.find("project", project);
    return listed(tasks, project).stream().map(gid -> store.find("task", gid)).toList();
  }

  void delete(ObjectNode task) {
    task.path("projects")
        .forEach(project -> happened(task, "deleted", project.path("gid").asText()));
    tasks.values().forEach(gids -> gids.remove(task.get("gid").asText()));
    stories(task).forEach(store::remove);
    store.remove(task);
  }

  void changed(ObjectNode task) {
    task.put("modified_at", now());
    task.path("projects")
        .forEach(project -> happened(task, "changed", project.path("gid").asText()));
  }

  void move(ObjectNode task, ObjectNode section) {
    String project = section.path("project").path("gid").asText();
    for (JsonNode membership : task.path("memberships")) {
      if (membership.path("project").path("gid").asText().equals(project)) {
        ((ObjectNode) membership).set("section", Store.compact(section));
        changed(task);
        return;
      }
    }
    throw new Refused(400, "task: Not in the project of the section");
  }

  ObjectNode comment(ObjectNode task, ObjectNode by, String text) {
    ObjectNode story = store.create("story").put("text", text).put("created_at", now());
    story.put("resource_subtype", "comment_added").put("type", "comment");
    story.set("created_by", Store.compact(by));
    story.set("target", Store.compact(task));
    changed(task);
    return story;
  }

  List<ObjectNode> stories(ObjectNode task) {
    return store.all("story", story -> story.path("target").path("gid").equals(task.path("gid")));
  }

  private void happened(ObjectNode resource, String action, String project) {
    ObjectNode event = JsonNodeFactory.instance.objectNode().put("action", action);
    event.put("created_at", now()).put("type", resource.path("resource_type").asText());
    event.set("user", Store.compact(bot));
    event.set("resource", Store.compact(resource));
    if (action.equals("added")) {
      event.set("parent", Store.compact(store.find("project", project)));
    } else {
      event.putNull("parent");
    }
    events.add(project, event);
  }

  private static List<String> listed(Map<String, List<String>> lists, String gid) {
    return lists.computeIfAbsent(gid, key -> new ArrayList<>());
  }

  private String now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
