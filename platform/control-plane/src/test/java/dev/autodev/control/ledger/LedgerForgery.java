package dev.autodev.control.ledger;

/** What a mutant does to the rows of a ledger. */
public final class LedgerForgery {
  private LedgerForgery() {}

  /** As if no event of this attempt had been applied. */
  public static void forgetNumbers(TaskRow task) {
    task.lastSeq = 0;
  }

  /** As if nobody had filed anything under a key. */
  public static void forgetKeys(Ledger ledger) {
    ledger.tasksByKey.clear();
    ledger.workflowsByKey.clear();
  }
}
