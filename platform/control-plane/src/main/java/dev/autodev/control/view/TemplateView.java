package dev.autodev.control.view;

import dev.autodev.control.NewTemplate;
import java.time.Instant;
import java.util.List;

/**
 * A template as it is kept.
 *
 * @param asks names for which whoever files it gives values
 * @param version must be sent back with a change
 */
public record TemplateView(
    NewTemplate template, List<String> asks, String version, String changedBy, Instant changedAt) {
  /** Copies. */
  public TemplateView {
    asks = List.copyOf(asks);
  }
}
