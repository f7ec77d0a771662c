package dev.autodev.control.audit;

import dev.autodev.control.view.AuditProof;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Computes every seal once more. */
@ApplicationScoped
public class AuditCheck {
  @Inject Pool pool;

  /**
   * Looks at the whole trail.
   *
   * @param head hash of a seal that somebody noted earlier
   */
  public Uni<AuditProof> check(Optional<String> head) {
    return pool.withTransaction(
        connection ->
            connection
                .query("set transaction isolation level repeatable read, read only")
                .execute()
                .chain(() -> connection.preparedQuery(SealSql.BROKEN).execute())
                .map(rows -> broken(rows.iterator()))
                .chain(
                    broken ->
                        connection
                            .preparedQuery(SealSql.STANDING)
                            .execute(Tuple.of(head.orElse(null)))
                            .map(rows -> proof(rows.iterator().next(), head, broken))));
  }

  private static AuditProof.@Nullable Broken broken(Iterator<Row> rows) {
    if (!rows.hasNext()) {
      return null;
    }
    Row seal = rows.next();
    return new AuditProof.Broken(
        seal.getLong("position"),
        seal.getOffsetDateTime("at").toInstant(),
        seal.getLong("after_id") + 1,
        seal.getLong("last_id"));
  }

  private static AuditProof proof(
      Row standing, Optional<String> head, AuditProof.@Nullable Broken broken) {
    Boolean known = head.isPresent() ? standing.getBoolean("known") : null;
    return new AuditProof(
        broken == null && !Boolean.FALSE.equals(known),
        standing.getLong("lines"),
        standing.getLong("unsealed"),
        standing.getLong("seals"),
        standing.getString("head"),
        known,
        broken);
  }
}
