package dev.autodev.sessions.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A repository's own rules for agents, passed as text on purpose: clients are started so that they
 * read nothing of a repository by themselves, since what they would read they might also execute.
 */
public final class ProjectRules {
  private static final List<String> FILES = List.of("AGENTS.md", "CLAUDE.md");
  private static final int MOST_BYTES = 64 << 10;

  private ProjectRules() {}

  /** The role's prompt with the rules of the worktree, if it has some, behind it. */
  public static String appendedTo(String systemPrompt, Path worktree) throws IOException {
    StringBuilder text = new StringBuilder(systemPrompt);
    for (Map.Entry<String, String> rules : in(worktree).entrySet()) {
      text.append(text.isEmpty() ? "" : "\n\n");
      text.append("# Rules of this repository, from its ").append(rules.getKey()).append("\n\n");
      text.append(rules.getValue());
    }
    return text.toString();
  }

  /** By file; one that only repeats another is left out, and so is a link out of the worktree. */
  private static Map<String, String> in(Path worktree) throws IOException {
    Map<String, String> found = new LinkedHashMap<>();
    for (String name : FILES) {
      Path file = worktree.resolve(name);
      if (Files.isRegularFile(file) && file.toRealPath().startsWith(worktree.toRealPath())) {
        String text = headOf(file);
        if (!text.isBlank() && !found.containsValue(text)) {
          found.put(name, text);
        }
      }
    }
    return found;
  }

  private static String headOf(Path file) throws IOException {
    try (var content = Files.newInputStream(file)) {
      byte[] head = content.readNBytes(MOST_BYTES);
      String text = new String(head, StandardCharsets.UTF_8).strip();
      return head.length < MOST_BYTES ? text : text + "\n[The rest is left out.]";
    }
  }
}
