package dev.autodev.control.ledger;

/** What follows for others from all that a transaction changed, before it is written. */
public interface Aftermath {
  /** Lets go, or parks, what waited for requests that have ended now. */
  void settle(Ledger ledger);
}
