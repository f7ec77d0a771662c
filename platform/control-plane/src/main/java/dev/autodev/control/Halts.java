package dev.autodev.control;

import dev.autodev.control.halt.HaltKeeper;
import dev.autodev.control.halt.HaltsInForce;
import dev.autodev.control.ledger.Halt;
import dev.autodev.control.ledger.Jsonb;
import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.Ledgers;
import dev.autodev.control.ledger.Scope;
import dev.autodev.control.view.HaltView;
import dev.autodev.model.halt.HaltScope;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The emergency stop. What it covers is not dispatched, calls no model, and is interrupted where it
 * is at work; nobody decides a gate about it; all of it goes on after the release.
 */
@ApplicationScoped
public class Halts {
  private static final Logger LOG = Logger.getLogger(Halts.class);

  @Inject HaltsInForce record;
  @Inject HaltKeeper keeper;
  @Inject Ledgers ledgers;

  /** What is stopped now, oldest first. */
  public Uni<List<HaltView>> list() {
    return record.now().map(now -> now.halts().stream().map(Halts::view).toList());
  }

  /**
   * Stops a scope; one that is stopped stays so, as it was. Answers when agents can see it. Who
   * mistypes a repository in an emergency must not believe that something is stopped: refused.
   */
  public Uni<List<HaltView>> place(HaltScope scope, String reason, Principal by) {
    String why = Jsonb.plain(reason);
    Scope locks = new Scope();
    Optional<String> repository =
        scope instanceof HaltScope.OfRepository of ? Optional.of(of.name()) : Optional.empty();
    repository.ifPresent(locks::repository);
    return changed(
        locks,
        ledger -> {
          repository
              .filter(name -> ledger.repository(name).isEmpty())
              .ifPresent(
                  name -> {
                    throw new ControlPlaneException.NotFound("repository", name);
                  });
          if (ledger.halt(scope).isEmpty()) {
            ledger.journal().halts().place(scope, by.name(), why);
            audit(ledger, "swarm.stopped", scope, why, by);
          }
        });
  }

  /** Releases a scope; no effect on one that is not stopped. */
  public Uni<List<HaltView>> release(HaltScope scope, String reason, Principal by) {
    String why = Jsonb.plain(reason);
    return changed(
        new Scope(),
        ledger -> {
          if (ledger.halt(scope).isPresent()) {
            ledger.journal().halts().release(scope, by.name(), why);
            audit(ledger, "swarm.released", scope, why, by);
            ledger.wake();
          }
        });
  }

  private Uni<List<HaltView>> changed(Scope locks, Consumer<Ledger> work) {
    return ledgers
        .change(locks.urgent().halts(), work)
        .call(() -> keeper.tick().onFailure().invoke(Halts::unseen).onFailure().recoverWithNull())
        .chain(this::list);
  }

  private static void unseen(Throwable e) {
    LOG.warnf("agents cannot see an emergency stop or release (%s); told when Redis is back", e);
  }

  private static void audit(
      Ledger ledger, String action, HaltScope scope, String why, Principal by) {
    ledger.journal().audit(by, action, "scope", scope.wire(), null, Map.of("reason", why));
    LOG.infof("%s scope=%s by=%s: %s", action, scope.wire(), by.name(), why);
  }

  private static HaltView view(Halt halt) {
    return new HaltView(halt.scope().wire(), halt.by(), halt.reason(), halt.at());
  }
}
