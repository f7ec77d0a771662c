package dev.autodev.sessions.gateway;

import dev.autodev.model.budget.BudgetScope;
import dev.autodev.sessions.SessionEvent;
import dev.autodev.sessions.SessionListener;
import dev.autodev.sessions.budget.NearlyUsed;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What a session's listener is to hear of its budgets: each once, on the session's thread. */
final class Notices {
  private final Set<BudgetScope> known = ConcurrentHashMap.newKeySet();
  private final Queue<NearlyUsed> untold = new ConcurrentLinkedQueue<>();

  /** Whether it is news. */
  boolean add(NearlyUsed budget) {
    return known.add(budget.scope()) && untold.add(budget);
  }

  /** Tells what is new after what the session does: a call is settled before its client goes on. */
  SessionListener after(SessionListener listener) {
    return event -> {
      listener.on(event);
      for (NearlyUsed next = untold.poll(); next != null; next = untold.poll()) {
        listener.on(new SessionEvent.BudgetNearlyUsed(next.words()));
      }
    };
  }
}
