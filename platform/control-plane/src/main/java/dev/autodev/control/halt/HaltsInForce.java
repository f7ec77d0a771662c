package dev.autodev.control.halt;

import dev.autodev.control.ledger.Halt;
import dev.autodev.control.ledger.HaltSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** What the record says is stopped. */
@ApplicationScoped
public class HaltsInForce {
  @Inject Pool pool;

  /**
   * All of them, oldest first.
   *
   * @param version grows with each stop and release
   */
  public record Now(long version, List<Halt> halts) {}

  /** As the database has it. */
  public Uni<Now> now() {
    return pool.preparedQuery(HaltSql.IN_FORCE)
        .execute()
        .map(
            rows -> {
              List<Halt> halts = new ArrayList<>();
              long version = 0;
              for (var row : rows) {
                version = row.getLong("version");
                if (row.getString("scope") != null) {
                  halts.add(HaltSql.halt(row));
                }
              }
              return new Now(version, List.copyOf(halts));
            });
  }
}
