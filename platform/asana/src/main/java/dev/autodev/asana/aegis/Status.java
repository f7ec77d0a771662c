package dev.autodev.asana.aegis;

import dev.autodev.control.engine.WorkflowStatus;
import java.util.Locale;

/** Where an execution stands. */
enum Status {
  /** Entered when it is chosen or asked for; left when its workflow is started. */
  PENDING,
  /** Entered with its workflow; left when that ends. A parked one stays. */
  IN_PROGRESS,
  /** Its workflow is completed. Final. */
  COMPLETED,
  /** Its workflow failed, or was refused. Final. */
  FAILED,
  /** Its workflow was cancelled, or a proposal turned down. Final. */
  INTERRUPTED;

  /** The name on the wire and in the database. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Status of(WorkflowStatus workflow) {
    return switch (workflow) {
      case COMPLETED -> COMPLETED;
      case FAILED -> FAILED;
      case CANCELLED -> INTERRUPTED;
      case RUNNING, PARKED -> IN_PROGRESS;
    };
  }
}
