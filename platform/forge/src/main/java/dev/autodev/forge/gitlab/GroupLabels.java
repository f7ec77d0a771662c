package dev.autodev.forge.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.forge.hosted.ForgeRefusedException;
import java.util.Map;
import java.util.Optional;

/** Labels of a group by their ids, as work items want them. */
final class GroupLabels {
  private static final String FIND =
      """
      query($group: ID!, $title: String!) {
        group(fullPath: $group) {
          labels(title: $title, includeAncestorGroups: true) { nodes { id } }
        }
      }""";

  private static final String CREATE =
      "mutation($input: LabelCreateInput!) { labelCreate(input: $input) { label { id } errors } }";

  private final Graph graph;
  private final String group;

  GroupLabels(Graph graph, String group) {
    this.graph = graph;
    this.group = group;
  }

  Optional<String> found(String title) {
    JsonNode labels = graph.read(FIND, Map.of("group", group, "title", title)).path("group");
    return Optional.of(labels.path("labels").path("nodes").path(0).path("id"))
        .filter(id -> !id.isMissingNode())
        .map(JsonNode::asText);
  }

  /** Made where it is not there. */
  String made(String title) {
    return found(title).orElseGet(() -> make(title));
  }

  private String make(String title) {
    try {
      Map<String, Object> input = Map.of("groupPath", group, "title", title);
      return graph.write(CREATE, "labelCreate", input).path("label").path("id").asText();
    } catch (ForgeRefusedException e) {
      return found(title).orElseThrow(() -> e); // somebody was quicker
    }
  }
}
