package dev.autodev.control.explain;

import dev.autodev.control.inbox.WaitingGate;
import dev.autodev.control.view.BudgetView;
import dev.autodev.control.view.HaltView;
import dev.autodev.control.view.PauseView;
import dev.autodev.control.view.ProviderView;
import dev.autodev.control.view.TaskView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a task and of everything that decides whether it runs.
 *
 * @param queue its place among those that are ready
 * @param around what it shares with others
 */
record TaskFacts(TaskView task, Instant now, Queue queue, Around around) {
  /**
   * Its role's queue and who serves it.
   *
   * @param ahead ready ones of the role that are better; at most {@value #MOST_AHEAD}
   * @param workers live ones that take the role
   * @param slots of those
   * @param busy tasks that take room now
   * @param pauses of the role and of live workers that have it
   * @param nothing who scaled the role to nothing
   */
  record Queue(
      long ahead,
      long workers,
      long slots,
      long busy,
      List<PauseView> pauses,
      @Nullable String nothing) {
    static final int MOST_AHEAD = 10_000;

    Queue {
      pauses = List.copyOf(pauses);
    }

    /** Of a role that is not scaled to nothing. */
    Queue(long ahead, long workers, long slots, long busy, List<PauseView> pauses) {
      this(ahead, workers, slots, busy, pauses, null);
    }
  }

  /**
   * What it shares with others.
   *
   * @param budget that it waits for
   * @param providers absent while Redis is away
   * @param gates open ones of its workflow and of the budget that it waits for
   * @param unfinished steps of its workflow that its step comes after and that are not done
   * @param awaited requests that it waits for
   */
  record Around(
      List<HaltView> halts,
      @Nullable BudgetWait budget,
      @Nullable List<ProviderView> providers,
      List<WaitingGate> gates,
      List<String> unfinished,
      List<Awaited> awaited) {
    Around {
      halts = List.copyOf(halts);
      providers = providers == null ? null : List.copyOf(providers);
      gates = List.copyOf(gates);
      unfinished = List.copyOf(unfinished);
      awaited = List.copyOf(awaited);
    }
  }

  /**
   * A request that another one waits for.
   *
   * @param kind workflow, or task
   */
  record Awaited(String id, String kind, String title, String status) {}

  /**
   * A budget that is used up.
   *
   * @param figures absent where it is a task's or a workflow's own
   */
  record BudgetWait(String scope, @Nullable BudgetView figures) {}
}
