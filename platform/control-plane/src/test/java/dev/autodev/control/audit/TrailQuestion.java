package dev.autodev.control.audit;

/** What a page of the trail asks, to look at its plan. */
public final class TrailQuestion {
  private TrailQuestion() {}

  /** Parameters: before, most, subject. */
  public static String of() {
    return AuditPages.OF;
  }
}
