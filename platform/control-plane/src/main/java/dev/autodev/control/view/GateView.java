package dev.autodev.control.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A gate as people see it.
 *
 * @param workflow whose step it guards; absent where it is about a budget
 * @param budget the scope whose budget is used up, such as {@code day/2026-11-26}
 * @param status open, approved, rejected or withdrawn
 * @param note what was said when it was deferred
 * @param waitsFor who has approved it and how many more must; absent where one person is enough
 */
public record GateView(
    String id,
    String kind,
    @Nullable String workflow,
    @Nullable String budget,
    String step,
    int round,
    String status,
    Subject subject,
    Instant openedAt,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String reason,
    @Nullable String note,
    @Nullable String waitsFor) {
  /**
   * What is decided about.
   *
   * @param hash must be sent back with a decision
   * @param diff the change in one line; the patch itself is the forge's
   * @param change {@code ChangeRef} where a commit is decided about
   * @param evidence what was looked at and found, one line each
   * @param findings known and not mended
   * @param ratings of a proposal, by criterion, 1 (poor) to 10
   */
  public record Subject(
      String hash,
      String title,
      String markdown,
      @Nullable String diff,
      @Nullable JsonNode change,
      List<String> evidence,
      JsonNode findings,
      Map<String, Integer> ratings) {
    /** Copies; ratings in the order of their names. */
    public Subject {
      evidence = List.copyOf(evidence);
      ratings = Collections.unmodifiableMap(new TreeMap<>(ratings));
    }
  }
}
