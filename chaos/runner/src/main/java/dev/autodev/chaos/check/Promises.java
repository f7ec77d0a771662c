package dev.autodev.chaos.check;

import dev.autodev.chaos.ChaosException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the client asked for and what it was promised.
 *
 * @param tasks key to the ids that were answered for it: more than one is one too many
 * @param workflows likewise
 * @param words what a key's task was told, by key, also of what was never answered
 * @param approved gates whose approval was answered with success
 * @param errors answers that were neither success nor a request to wait
 * @param later how often the client was asked to wait, or nobody answered
 */
record Promises(
    Map<String, Set<String>> tasks,
    Map<String, Set<String>> workflows,
    Map<String, String> words,
    Set<String> approved,
    List<String> errors,
    int later) {
  static Promises read(Path journal) {
    Promises promises =
        new Promises(
            new HashMap<>(),
            new HashMap<>(),
            new HashMap<>(),
            new HashSet<>(),
            new ArrayList<>(),
            0);
    int later = 0;
    try {
      for (String line : Files.readAllLines(journal)) {
        String[] parts = line.split("\t");
        if (parts.length == 4) {
          later += parts[0].equals("later") ? 1 : 0;
          promises.note(parts[0], parts[1], parts[2]);
        }
      }
    } catch (IOException e) {
      throw new ChaosException("the journal cannot be read", e);
    }
    return new Promises(
        promises.tasks,
        promises.workflows,
        promises.words,
        promises.approved,
        promises.errors,
        later);
  }

  private void note(String kind, String id, String key) {
    switch (kind) {
      case "try-task", "try-workflow" -> words.put(key, id);
      case "task" -> tasks.computeIfAbsent(key, ignored -> new HashSet<>()).add(id);
      case "workflow" -> workflows.computeIfAbsent(key, ignored -> new HashSet<>()).add(id);
      case "approved" -> approved.add(id);
      case "error" -> errors.add(id + " for " + key);
      default -> {} // for people
    }
  }

  /** Whether the task of this key was told to go wrong. */
  boolean poison(String key) {
    return words.getOrDefault(key, "").contains("drill ");
  }
}
