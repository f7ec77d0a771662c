package dev.autodev.control.ledger;

/** Someone else changed or created the same row first; the transaction runs once more. */
final class LostRaceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LostRaceException(String statement) {
    super(statement);
  }
}
