package dev.autodev.control.simulation;

import dev.autodev.model.task.ChangeRef;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where repositories live: branches have a newest commit, and a workflow is merged once. */
final class Forge {
  private final Map<String, String> heads = new HashMap<>();
  private final Map<String, String> merged = new HashMap<>();
  private int commits;

  ChangeRef push(String branch) {
    String head = "h" + ++commits;
    heads.put(branch, head);
    return at(branch, head);
  }

  private static ChangeRef at(String branch, String head) {
    return new ChangeRef(branch, "base", head, "p" + head, "7", 2, 30, 4);
  }

  /** The newest commit of a branch. */
  ChangeRef newest(String branch) {
    return at(branch, heads.getOrDefault(branch, "none"));
  }

  @Nullable String mergeOf(String workflow) {
    return merged.get(workflow);
  }

  String merge(String workflow) {
    String sha = "m" + ++commits;
    merged.put(workflow, sha);
    return sha;
  }
}
