package dev.autodev.control.view;

import org.jspecify.annotations.Nullable;

/** A gate that some people have approved while its repository asks for more of them, in words. */
public final class PartlyApproved {
  private PartlyApproved() {}

  /**
   * Nothing where nobody has approved, or nobody else must.
   *
   * @param by who approved the content that the gate shows, with commas
   * @param count how many these are
   * @param people how many different people must approve; null: one
   */
  public static @Nullable String words(@Nullable String by, long count, @Nullable Integer people) {
    long more = (people == null ? 1 : people) - count;
    return by == null || more < 1
        ? null
        : "approved by %s; %d more must approve the same".formatted(by, more);
  }
}
