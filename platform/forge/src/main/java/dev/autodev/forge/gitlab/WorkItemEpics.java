package dev.autodev.forge.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.forge.NewIssue;
import dev.autodev.forge.hosted.ForgeRefusedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** As work items, by GraphQL: where the API of epics is gone. */
final class WorkItemEpics implements EpicWay {
  private static final int MOST_PAGES = 200;

  private static final String TYPE =
      """
      query($group: ID!) {
        group(fullPath: $group) { workItemTypes(name: EPIC) { nodes { id } } }
      }""";

  private static final String LIST =
      """
      query($group: ID!, $iid: String, $search: String, $after: String) {
        group(fullPath: $group) {
          workItems(types: [EPIC], iid: $iid, search: $search, first: 100, after: $after) {
            nodes {
              id iid title description state webUrl
              author { id }
              widgets { ... on WorkItemWidgetLabels { labels { nodes { title } } } }
            }
            pageInfo { hasNextPage endCursor }
          }
        }
      }""";

  private static final String CREATE =
      """
      mutation($input: WorkItemCreateInput!) {
        workItemCreate(input: $input) {
          workItem {
            id iid title description state webUrl
            author { id }
            widgets { ... on WorkItemWidgetLabels { labels { nodes { title } } } }
          }
          errors
        }
      }""";

  private static final String UPDATE =
      "mutation($input: WorkItemUpdateInput!) { workItemUpdate(input: $input) { errors } }";

  private final Graph graph;
  private final GroupLabels labels;
  private final String group;

  WorkItemEpics(Graph graph, String group) {
    this.graph = graph;
    this.labels = new GroupLabels(graph, group);
    this.group = group;
  }

  /** Of epics; the plan may have none. */
  private String type() {
    JsonNode types = graph.read(TYPE, Map.of("group", group)).path("group").path("workItemTypes");
    JsonNode id = types.path("nodes").path(0).path("id");
    if (id.isMissingNode()) {
      throw new ForgeRefusedException(
          404, "GitLab has no epics in %s: its plan lacks them".formatted(group));
    }
    return id.asText();
  }

  @Override
  public List<Wire.Issue> list() {
    type();
    List<Wire.Issue> all = new ArrayList<>();
    Map<String, Object> asked = new HashMap<>(Map.of("group", group, "search", "auto-dev"));
    for (int page = 1; page <= MOST_PAGES; page++) {
      JsonNode items = items(asked);
      items.path("nodes").forEach(node -> all.add(shown(node)));
      if (!items.path("pageInfo").path("hasNextPage").asBoolean()) {
        break;
      }
      asked.put("after", items.path("pageInfo").path("endCursor").asText());
    }
    return all;
  }

  private JsonNode items(Map<String, Object> variables) {
    return graph.read(LIST, variables).path("group").path("workItems");
  }

  @Override
  public Wire.Issue create(NewIssue epic) {
    Wire.IssueFields fields = IssueShape.of(epic);
    Map<String, Object> input =
        Map.of(
            "namespacePath",
            group,
            "workItemTypeId",
            type(),
            "title",
            epic.title(),
            "descriptionWidget",
            Map.of("description", Optional.ofNullable(fields.description()).orElse("")),
            "labelsWidget",
            Map.of("labelIds", names(fields.labels()).map(labels::made).toList()));
    return shown(graph.write(CREATE, "workItemCreate", input).path("workItem"));
  }

  @Override
  public void change(String iid, Wire.IssueFields fields) {
    String id = id(iid);
    if ("close".equals(fields.stateEvent())) {
      update(Map.of("id", id, "stateEvent", "CLOSE"));
    }
    List<String> added = names(fields.addLabels()).map(labels::made).toList();
    List<String> removed =
        names(fields.removeLabels()).flatMap(name -> labels.found(name).stream()).toList();
    if (!added.isEmpty() || !removed.isEmpty()) {
      update(
          Map.of(
              "id", id, "labelsWidget", Map.of("addLabelIds", added, "removeLabelIds", removed)));
    }
  }

  /** An issue is a work item with the same id. */
  @Override
  public void assign(String iid, Wire.Issue issue) {
    update(
        Map.of(
            "id",
            "gid://gitlab/WorkItem/" + issue.id(),
            "hierarchyWidget",
            Map.of("parentId", id(iid))));
  }

  private void update(Map<String, Object> input) {
    graph.repeat(UPDATE, "workItemUpdate", input);
  }

  private String id(String iid) {
    type();
    JsonNode id = items(Map.of("group", group, "iid", iid)).path("nodes").path(0).path("id");
    if (id.isMissingNode()) {
      throw new ForgeRefusedException(404, "GitLab has no epic %s in %s".formatted(iid, group));
    }
    return id.asText();
  }

  private static Stream<String> names(@Nullable String labels) {
    return Stream.of(Optional.ofNullable(labels).orElse("").split(","))
        .filter(name -> !name.isBlank());
  }

  private static Wire.Issue shown(JsonNode item) {
    return new Wire.Issue(
        number(item.path("id")),
        item.path("iid").asText(),
        item.path("title").asText(),
        item.path("description").asText(),
        item.path("state").asText().equals("OPEN") ? "opened" : "closed",
        StreamSupport.stream(item.path("widgets").spliterator(), false)
            .flatMap(
                widget -> widget.path("labels").path("nodes").findValuesAsText("title").stream())
            .toList(),
        null,
        item.path("webUrl").asText(),
        new Wire.User(number(item.path("author").path("id")), ""));
  }

  /** Global ids end with it. */
  private static long number(JsonNode id) {
    return Long.parseLong(id.asText().substring(id.asText().lastIndexOf('/') + 1));
  }
}
