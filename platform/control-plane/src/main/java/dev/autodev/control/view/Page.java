package dev.autodev.control.view;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next cursor of the page after this; null: this is the last
 */
public record Page<T>(List<T> items, @Nullable String next) {
  /** Copies. */
  public Page {
    items = List.copyOf(items);
  }

  /**
   * Of a list that was asked for one more than is shown, which says whether there are more.
   *
   * @param cursor of the last item that is shown
   */
  public static <T> Page<T> of(List<T> found, int limit, Function<T, String> cursor) {
    return found.size() <= limit
        ? new Page<>(found, null)
        : new Page<>(found.subList(0, limit), cursor.apply(found.get(limit - 1)));
  }
}
