package dev.autodev.model.budget;

/** Where budgets stand in Redis; the control plane opens them, agents count in them. */
public final class BudgetKeys {
  /**
   * Hash of the limits: {@code open} = 1 once the control plane has published them, then by {@link
   * BudgetScope#wire()} or, for all of a kind, by {@link BudgetScope#limitKey()}: tokens and
   * millionths of a US dollar with a colon between.
   */
  public static final String LIMITS = "budget:limits";

  private BudgetKeys() {}

  /** Hash of what a scope has used: {@code tokens} and {@code micros}. */
  public static String used(BudgetScope scope) {
    return "budget:used:" + scope.wire();
  }

  /** Hash of what is held back for calls under way, by reservation: tokens, micros, until when. */
  public static String held(BudgetScope scope) {
    return "budget:held:" + scope.wire();
  }
}
