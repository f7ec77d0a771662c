package dev.autodev.control.ledger;

import static dev.autodev.control.ledger.Column.bigint;
import static dev.autodev.control.ledger.Column.integer;
import static dev.autodev.control.ledger.Column.once;
import static dev.autodev.control.ledger.Column.seldom;
import static dev.autodev.control.ledger.Column.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What PostgreSQL sees of rows whose columns do not all travel, and which of them do. */
@QuarkusTest
class RowsStatementTest {
  /** The last column is how many parameters there were. */
  private static final RowsStatement<Sample> STATEMENT =
      RowsStatement.of(
          """
          select concat_ws(' ', x.id, coalesce(x.seldom, -1), x.shared) as row,
                 (select cardinality(parameter_types) from pg_prepared_statements
                  where statement like '%a statement of a test%' and parameter_types is not null
                  order by prepare_time desc limit 1) as parameters
          from {rows} -- a statement of a test""",
          text("id", Sample::id),
          seldom(bigint("seldom", Sample::seldom)),
          once(integer("shared", row -> 7)));

  @Inject Pool pool;

  private record Sample(String id, @Nullable Long seldom) {}

  @Test
  void columnsThatNoRowFillsDoNotTravelAndAreNull() {
    assertThat(asked(2, new Sample("a", null), new Sample("b", null)))
        .containsExactly("a -1 7", "b -1 7");
  }

  @Test
  void oneRowThatFillsAColumnBringsItAlong() {
    assertThat(asked(3, new Sample("a", null), new Sample("b", 5L), new Sample("c", null)))
        .containsExactly("a -1 7", "b 5 7", "c -1 7");
  }

  private List<String> asked(int parameters, Sample... rows) {
    List<String> seen = new ArrayList<>();
    for (Row row :
        pool.withTransaction(connection -> STATEMENT.execute(connection, List.of(rows)))
            .await()
            .atMost(Duration.ofSeconds(20))) {
      seen.add(row.getString("row"));
      assertThat(row.getInteger("parameters")).isEqualTo(parameters);
    }
    return seen;
  }
}
