package dev.autodev.sims.gitlab;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sims.Person;
import graphql.schema.DataFetchingEnvironment;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Epics as work items of a group, and its labels; an issue of a project is a work item as well. */
final class WorkItems {
  private static final String ITEM = "gid://gitlab/WorkItem/";
  private static final String LABEL = "gid://gitlab/GroupLabel/";
  private static final String EPIC = "gid://gitlab/WorkItems::Type/8";
  private static final String NODES = "nodes";

  private final World world;

  WorkItems(World world) {
    this.world = world;
  }

  Object group(DataFetchingEnvironment asked) {
    return Map.of("fullPath", asked.getArgument("fullPath"));
  }

  Object types(DataFetchingEnvironment asked) {
    boolean there = world.premium && "EPIC".equals(asked.getArgument("name"));
    return Map.of(NODES, there ? List.of(Map.of("id", EPIC, "name", "Epic")) : List.of());
  }

  Object list(DataFetchingEnvironment asked) {
    String iid = asked.getArgumentOrDefault("iid", "");
    String search = asked.getArgumentOrDefault("search", "");
    String after = asked.getArgumentOrDefault("after", "");
    int first = asked.getArgumentOrDefault("first", 100);
    List<Issue> found =
        world.epics.stream()
            .filter(epic -> iid.isEmpty() || iid.equals(Integer.toString(epic.iid)))
            .filter(epic -> epic.title.contains(search) || epic.description.contains(search))
            .sorted(Comparator.comparingInt((Issue epic) -> epic.iid).reversed())
            .toList();
    Map<String, String> source = asked.getSource();
    String group = source == null ? "" : source.getOrDefault("fullPath", "");
    int from = after.isEmpty() ? 0 : Integer.parseInt(after);
    int to = Math.min(found.size(), from + first);
    return Map.of(
        NODES,
        found.subList(from, to).stream().map(epic -> shown(group, epic)).toList(),
        "pageInfo",
        Map.of("hasNextPage", to < found.size(), "endCursor", Integer.toString(to)));
  }

  Object labels(DataFetchingEnvironment asked) {
    String title = asked.getArgumentOrDefault("title", "");
    return labels(world.groupLabels.stream().filter(title::equals).toList());
  }

  private Map<String, Object> labels(Collection<String> titles) {
    return Map.of(NODES, titles.stream().map(this::label).toList());
  }

  private Map<String, String> label(String title) {
    return Map.of("id", LABEL + world.groupLabels.indexOf(title), "title", title);
  }

  Object createLabel(DataFetchingEnvironment asked) {
    String title = text(input(asked), "title");
    if (world.groupLabels.contains(title)) {
      return Map.of("errors", List.of("Title has already been taken"));
    }
    world.groupLabels.add(title);
    return Map.of("label", label(title), "errors", List.of());
  }

  Object create(DataFetchingEnvironment asked) {
    Map<String, Object> input = input(asked);
    if (!world.premium || !EPIC.equals(input.get("workItemTypeId"))) {
      return Map.of("errors", List.of("Work item type is not available here"));
    }
    Person by = asked.getGraphQlContext().get("by");
    Issue epic = new Issue(world.nextId(), world.epics.size() + 1, by, world.now());
    ObjectNode fields = Shapes.object().put("title", text(input, "title"));
    fields.put("description", text(widget(input, "descriptionWidget"), "description"));
    fields.set("labels", titles(widget(input, "labelsWidget"), "labelIds"));
    epic.change(fields, by, world.now());
    world.epics.add(epic);
    return Map.of("workItem", shown(text(input, "namespacePath"), epic), "errors", List.of());
  }

  Object update(DataFetchingEnvironment asked) {
    Map<String, Object> input = input(asked);
    Person by = asked.getGraphQlContext().get("by");
    Issue item = item(text(input, "id"));
    ObjectNode fields = Shapes.object();
    Map<String, Object> labels = widget(input, "labelsWidget");
    fields.set("add_labels", titles(labels, "addLabelIds"));
    fields.set("remove_labels", titles(labels, "removeLabelIds"));
    if ("CLOSE".equals(input.get("stateEvent"))) {
      fields.put("state_event", "close");
    }
    item.change(fields, by, world.now());
    Map<String, Object> hierarchy = widget(input, "hierarchyWidget");
    if (hierarchy.containsKey("parentId")) {
      item.epic = item(text(hierarchy, "parentId")).iid;
    }
    return Map.of("errors", List.of());
  }

  private Issue item(String id) {
    return Stream.concat(
            world.epics.stream(), world.projects.stream().flatMap(one -> one.issues.stream()))
        .filter(item -> id.equals(ITEM + item.id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The resource that you are attempting to access does not exist or you don't have permission to perform this action"));
  }

  private static Map<String, Object> input(DataFetchingEnvironment asked) {
    return asked.getArgumentOrDefault("input", Map.of());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> widget(Map<String, Object> input, String name) {
    return (Map<String, Object>) input.getOrDefault(name, Map.of());
  }

  private static String text(Map<String, Object> input, String name) {
    return input.getOrDefault(name, "").toString();
  }

  private ArrayNode titles(Map<String, Object> input, String ids) {
    ArrayNode titles = Shapes.object().putArray("titles");
    if (input.get(ids) instanceof List<?> all) {
      all.forEach(
          id ->
              titles.add(
                  world.groupLabels.get(
                      Integer.parseInt(id.toString().substring(LABEL.length())))));
    }
    return titles;
  }

  private Map<String, Object> shown(String group, Issue epic) {
    return Map.of(
        "id",
        ITEM + epic.id,
        "iid",
        Integer.toString(epic.iid),
        "title",
        epic.title,
        "description",
        epic.description,
        "state",
        epic.state.equals("opened") ? "OPEN" : "CLOSED",
        "webUrl",
        world.url.get() + "/groups/" + group + "/-/epics/" + epic.iid,
        "author",
        Map.of("id", "gid://gitlab/User/" + epic.author.id(), "username", epic.author.name()),
        "widgets",
        List.of(Map.of("type", "LABELS", "labels", labels(epic.labels))));
  }
}
