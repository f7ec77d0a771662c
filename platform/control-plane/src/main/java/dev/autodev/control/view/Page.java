package dev.autodev.control.view;

import java.util.List;
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
}
