package dev.autodev.scheduler.told;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/** The deliveries as whoever looks into them sees them; each statement is a transaction. */
@ApplicationScoped
class ToldTable {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private static final String OPEN =
      "select id, topic, place from webhook_delivery where done_at is null order by id limit $1";

  /** One that another process looked into meanwhile keeps what came of it there. */
  private static final String DONE =
      """
      update webhook_delivery set done_at = $2, outcome = $3
      where id = any($1) and done_at is null""";

  private static final String FORGET =
      """
      delete from webhook_delivery where id = any(array(
        select id from webhook_delivery where done_at < $1 order by done_at limit $2))""";

  @Inject Pool pool;

  /** The oldest that nobody has looked into. */
  List<Told> open(int most) {
    return StreamSupport.stream(ask(OPEN, Tuple.of(most)).spliterator(), false)
        .map(row -> new Told(row.getLong("id"), row.getString("topic"), row.getString("place")))
        .toList();
  }

  /** Answers how many of them this look was the first to settle. */
  int done(List<Told> those, String outcome, Instant at) {
    Long[] ids = those.stream().map(Told::id).toArray(Long[]::new);
    return ask(DONE, Tuple.of(ids, at.atOffset(ZoneOffset.UTC), outcome)).rowCount();
  }

  /** Answers how many are gone. */
  int forget(Instant before, int most) {
    return ask(FORGET, Tuple.of(before.atOffset(ZoneOffset.UTC), most)).rowCount();
  }

  private RowSet<Row> ask(String sql, Tuple values) {
    return pool.preparedQuery(sql).execute(values).await().atMost(LONGEST);
  }
}
