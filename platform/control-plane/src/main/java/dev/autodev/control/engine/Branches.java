package dev.autodev.control.engine;

import java.text.Normalizer;
import java.util.Locale;

/** Names the branch of a workflow: the same each time it is asked for. */
final class Branches {
  private static final int LONGEST_SLUG = 40;

  private Branches() {}

  static String of(WorkflowState state) {
    return "autodev/" + slug(state.title()) + "-" + state.key().toLowerCase(Locale.ROOT);
  }

  private static String slug(String title) {
    String plain =
        Normalizer.normalize(title, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^a-z0-9]+", "-");
    String cut = plain.length() > LONGEST_SLUG ? plain.substring(0, LONGEST_SLUG) : plain;
    String slug = cut.replaceAll("^-+|-+$", "");
    return slug.isEmpty() ? "work" : slug;
  }
}
