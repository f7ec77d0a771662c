package dev.autodev.dashboard.page.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.model.InvalidModelException;
import dev.autodev.model.json.Json;
import dev.autodev.model.task.Evidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was claimed and what was found, read back from the record. */
final class Proof {
  private Proof() {}

  static List<Evidence.Observation> of(@Nullable JsonNode evidence) {
    if (evidence == null) {
      return List.of();
    }
    try {
      return Json.read(evidence, Evidence.class).observations();
    } catch (InvalidModelException e) {
      return List.of(new Evidence.Observation("record", "", "cannot be read: " + e, false));
    }
  }
}
