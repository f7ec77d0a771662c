package dev.autodev.control;

import dev.autodev.control.dispatch.WaitingForProvider;
import dev.autodev.control.ledger.Ledgers;
import dev.autodev.control.ledger.Scope;
import dev.autodev.control.read.ProviderStates;
import dev.autodev.control.view.ProviderView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The providers of models: which take calls, and since when one does not. */
@ApplicationScoped
public class Providers {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @Inject ProviderStates states;
  @Inject Ledgers ledgers;
  @Inject WaitingForProvider waiting;

  /** All that were ever spoken of, by name. */
  public Uni<List<ProviderView>> list() {
    return reached(states.list());
  }

  /**
   * Lets agents ask a provider again that refused or is limited, and what waits for its reset go on
   * at once, also where the reset came earlier than was said.
   */
  public Uni<ProviderView> resume(String name, Principal by) {
    return find(name)
        .flatMap(found -> available(found, by))
        .call(() -> waiting.wake(name, "%s resumed by %s".formatted(name, by.name())));
  }

  private Uni<ProviderView> available(ProviderView found, Principal by) {
    return found.available()
        ? Uni.createFrom().item(found)
        : audited(found, by)
            .chain(() -> reached(states.forget(found.name())))
            .chain(() -> find(found.name()));
  }

  private Uni<ProviderView> find(String name) {
    return list()
        .map(
            all ->
                all.stream()
                    .filter(provider -> provider.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new ControlPlaneException.NotFound("provider", name)));
  }

  private Uni<String> audited(ProviderView found, Principal by) {
    return ledgers.run(
        new Scope(),
        ledger -> {
          ledger
              .journal()
              .audit(
                  by,
                  "provider.resumed",
                  "provider",
                  found.name(),
                  null,
                  Map.of("was", found.state(), "reason", String.valueOf(found.reason())));
          return found.name();
        });
  }

  private static <T> Uni<T> reached(Uni<T> redis) {
    return redis
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .onFailure()
        .transform(
            failure ->
                new ControlPlaneException.Unavailable(
                    "Redis does not answer, so what agents know of the providers cannot be seen or"
                        + " changed; ask again when it is back"));
  }
}
