package dev.autodev.asana.client;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Whole lists, a page after the other. */
final class Paging {
  private static final int LIMIT = 100;
  private static final int MOST_PAGES = 1_000;

  private Paging() {}

  /** Each page from its limit and its offset. */
  static <T> List<T> all(BiFunction<Integer, @Nullable String, AsanaRest.Many<T>> page) {
    List<T> all = new ArrayList<>();
    String offset = null;
    for (int i = 0; i < MOST_PAGES; i++) {
      AsanaRest.Many<T> part = page.apply(LIMIT, offset);
      all.addAll(part.data());
      if (part.next_page() == null) {
        return all;
      }
      offset = part.next_page().offset();
    }
    throw new AsanaException("a list of Asana has more than %d pages".formatted(MOST_PAGES));
  }
}
