package dev.autodev.control;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A rollback leaves the tables as the newer version has migrated them. */
@QuarkusTest
class NewerTablesTest extends ControlPlaneTest {
  @Inject Flyway flyway;

  @Test
  void aStartGoesOnWithAMigrationThatOnlyANewerVersionKnows() {
    sql(
        "insert into flyway_schema_history (installed_rank, version, description, type, script,"
            + " installed_by, execution_time, success) values (9999, '9999', 'newer', 'SQL',"
            + " 'V9999__newer.sql', 'newer', 1, true)");
    try {
      assertThatCode(flyway::migrate).doesNotThrowAnyException();
    } finally {
      sql("delete from flyway_schema_history where version = '9999'");
    }
  }
}
