package dev.autodev.sessions.budget;

import dev.autodev.model.Usage;
import dev.autodev.sessions.SessionKey;
import io.quarkus.arc.DefaultBean;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Stands in where the application brings no {@link Budgets}: knows no limit. */
@DefaultBean
@Singleton
public class NoBudgets implements Budgets {
  @Override
  public Future<Decision> reserve(SessionKey key, CallEstimate worst) {
    String id = UUID.randomUUID().toString();
    return Future.succeededFuture(new Decision.Granted(new Reservation(id, key, worst)));
  }

  @Override
  public Future<Void> settle(Reservation reservation, Usage used) {
    return Future.succeededFuture();
  }
}
