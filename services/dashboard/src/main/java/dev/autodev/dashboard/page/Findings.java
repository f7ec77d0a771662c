package dev.autodev.dashboard.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.model.Finding;
import dev.autodev.model.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The findings that a result or a gate carries. */
public final class Findings {
  private Findings() {}

  /** Of a list of them. */
  public static List<Finding> in(@Nullable JsonNode list) {
    return list != null && list.isArray() ? List.of(Json.read(list, Finding[].class)) : List.of();
  }

  /** Of a result. */
  public static List<Finding> of(@Nullable JsonNode result) {
    return result == null ? List.of() : in(result.get("findings"));
  }
}
