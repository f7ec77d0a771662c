package dev.autodev.sessions.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sessions.ToolSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tools of one session. */
public final class Toolbox {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Offered> tools = new LinkedHashMap<>();

  private Toolbox(List<Tool> tools) {
    tools.forEach(tool -> this.tools.put(tool.name(), Offered.of(tool)));
  }

  /** The tools of a set, confined to the worktree. */
  public static Toolbox of(ToolSet set, Path worktree, ToolRun run) throws IOException {
    if (set == ToolSet.NONE) {
      return new Toolbox(List.of());
    }
    Confinement inside = new Confinement(worktree);
    List<Tool> reading = List.of(new ReadFile(inside), new ListFiles(inside), new Search(inside));
    if (set == ToolSet.READ_ONLY) {
      return new Toolbox(reading);
    }
    List<Tool> all = new ArrayList<>(reading);
    all.addAll(List.of(new WriteFile(inside), new EditFile(inside)));
    if (set == ToolSet.READ_WRITE) {
      all.add(new Shell(inside, run));
    }
    return new Toolbox(all);
  }

  /** The tools as the Messages API declares them. */
  public ArrayNode declarations() {
    ArrayNode declared = JsonNodeFactory.instance.arrayNode();
    tools.values().forEach(offered -> declared.add(offered.declaration()));
    return declared;
  }

  /** Calls one; whatever goes wrong is an answer for the model. */
  public ToolAnswer call(String name, JsonNode input) throws InterruptedException {
    Offered offered = tools.get(name);
    if (offered == null) {
      return new ToolAnswer(false, "there is no tool " + name + "; there are " + tools.keySet());
    }
    List<String> wrongs = offered.shape().wrongs(input);
    if (!wrongs.isEmpty()) {
      return new ToolAnswer(false, "the input is wrong: " + String.join("; ", wrongs));
    }
    try {
      return new ToolAnswer(true, offered.tool().call(input));
    } catch (ToolRefusal refusal) {
      return new ToolAnswer(false, String.valueOf(refusal.getMessage()));
    } catch (IOException | UncheckedIOException e) {
      return new ToolAnswer(false, name + " failed: " + e);
    }
  }

  private record Offered(Tool tool, JsonShape shape, ObjectNode declaration) {
    static Offered of(Tool tool) {
      try {
        JsonNode schema = JSON.readTree(tool.inputSchema());
        ObjectNode declaration = JSON.createObjectNode().put("name", tool.name());
        declaration.put("description", tool.description()).set("input_schema", schema);
        return new Offered(tool, new JsonShape(schema), declaration);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("schema of " + tool.name(), e);
      }
    }
  }
}
