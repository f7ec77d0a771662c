package dev.autodev.control.inbox;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An open gate as the inbox lists it.
 *
 * @param hash must be sent back with a decision
 * @param title of what is decided about
 * @param waitsFor who has approved it and how many more must; absent where one person is enough
 * @param about where it belongs
 * @param weight what speaks for deciding it now
 */
public record WaitingGate(
    String id,
    String kind,
    String hash,
    String title,
    Instant openedAt,
    @Nullable String note,
    @Nullable String waitsFor,
    About about,
    Weight weight) {
  /**
   * Where a gate belongs.
   *
   * @param workflow absent for a budget's gate
   * @param budget absent for a workflow's gate
   */
  public record About(
      @Nullable String workflow,
      @Nullable String repository,
      @Nullable String budget,
      String step,
      int round) {}

  /**
   * What speaks for deciding a gate now.
   *
   * @param unblocks steps, or tasks held by a budget, that go on after it
   * @param spentUsd what its workflow has cost so far
   * @param priority of its workflow, 0 to 10
   * @param score the higher the sooner, see {@link GateRank}
   */
  public record Weight(int unblocks, BigDecimal spentUsd, int priority, double score) {
    /** Whether anything was spent on it. */
    public boolean hasCost() {
      return spentUsd.signum() > 0;
    }
  }
}
