package dev.autodev.dashboard.page.approval;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.inbox.Inbox;
import dev.autodev.control.inbox.WaitingGate;
import dev.autodev.dashboard.page.Query;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page of the ranked inbox.
 *
 * @param size of the whole
 * @param full whether there may be more than are ranked
 * @param next address of the page after it; null: this is the last
 */
public record InboxPart(List<WaitingGate> gates, int size, boolean full, @Nullable String next) {
  /** Copies. */
  public InboxPart {
    gates = List.copyOf(gates);
  }

  static InboxPart of(List<WaitingGate> all, int limit, Optional<String> cursor, Query query) {
    int from = Math.min(cursor.map(InboxPart::number).orElse(0), all.size());
    int to = Math.min(from + limit, all.size());
    return new InboxPart(
        all.subList(from, to),
        all.size(),
        all.size() >= Inbox.MOST,
        query.next("/approvals", to < all.size() ? Integer.toString(to) : null));
  }

  private static int number(String cursor) {
    if (!cursor.matches("[0-9]{1,4}")) {
      throw new ControlPlaneException.Invalid(
          "cursor", "cursor '" + cursor + "' is none of this list; leave it out to begin");
    }
    return Integer.parseInt(cursor);
  }
}
