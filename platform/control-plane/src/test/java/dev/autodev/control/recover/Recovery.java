package dev.autodev.control.recover;

import dev.autodev.control.ControlPlaneConfig;
import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.MemoryLooks;
import dev.autodev.control.ledger.StoredTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** The way to the reconciler's rules for a simulation. */
public final class Recovery {
  private final ExpiredLeases leases;
  private final Sweep sweep;

  /** Asks for the beans. */
  public Recovery(Function<Class<?>, Object> beans) {
    this.leases = (ExpiredLeases) beans.apply(ExpiredLeases.class);
    this.sweep = (Sweep) beans.apply(Sweep.class);
  }

  /** What one process remembers of its looks. */
  public static final class Memory {
    private final Trust trust = new Trust();

    public Memory(ControlPlaneConfig config) {
      trust.config = config;
    }

    public boolean trusts(Instant now, List<String> waiting) {
      return trust.look(now, waiting);
    }

    /** Up to when silence may be held against a worker. */
    public Instant heardUntil() {
      return trust.heardUntil();
    }
  }

  /** Orders that are lost, each with the reason. */
  public static final class Lost {
    private final Map<LostOrders.Attempt, String> lost;

    private Lost(Map<LostOrders.Attempt, String> lost) {
      this.lost = lost;
    }

    public List<String> tasks() {
      return lost.keySet().stream().map(LostOrders.Attempt::task).toList();
    }
  }

  public void expire(Ledger ledger, Map<String, Integer> deaths, Instant now) {
    leases.expire(ledger, deaths, now);
  }

  public Lost lost(
      List<StoredTask> old, MemoryLooks looks, Instant now, BiPredicate<StoredTask, Integer> sent) {
    List<LostOrders.Old> orders = new ArrayList<>();
    Set<LostOrders.Attempt> present = new HashSet<>();
    for (StoredTask task : old) {
      int epoch = task.row().epoch();
      LostOrders.Attempt attempt = new LostOrders.Attempt(task.row().id(), epoch);
      orders.add(new LostOrders.Old(attempt, task.row().type().role(), looks.ignored(task, now)));
      if (sent.test(task, epoch)) {
        present.add(attempt);
      }
    }
    return new Lost(LostOrders.lost(orders, present));
  }

  public void again(Ledger ledger, Lost lost) {
    LostOrders.again(ledger, lost.lost);
  }

  public void settle(Ledger ledger) {
    sweep.settle(ledger);
  }
}
