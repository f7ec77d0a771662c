package dev.autodev.control.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.control.OwnDatabase;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** On real PostgreSQL, with all migrations. */
@QuarkusTest
class WebhookRoleTest {
  private static final String LINE =
      "insert into webhook_delivery (source, delivery, topic, place, subject, author)"
          + " values ('gitlab', '%s', 'issue', 'https://gitlab.example.org/a/b', '1', 'ann')";

  private final OwnDatabase database = new OwnDatabase().migrate("latest");

  @Test
  void addsDeliveriesAndDoesNothingElse() {
    start("first", database.source());
    PGSimpleDataSource webhook = database.source(WebhookRole.NAME, "first");

    OwnDatabase.execute(
        webhook, LINE.formatted("d1") + " on conflict (source, delivery) do nothing");

    assertThat(database.rows("select delivery, done_at from webhook_delivery"))
        .containsExactly("d1 null");
    for (String beyond :
        new String[] {
          "select author from webhook_delivery",
          "update webhook_delivery set outcome = 'done'",
          "delete from webhook_delivery",
          "insert into webhook_delivery (source, delivery, topic, place, subject, author, done_at)"
              + " values ('gitlab', 'd2', 'issue', '', '', '', now())",
          "select id from task",
          "select id from gate",
          "create table mine (id integer)",
        }) {
      assertThatThrownBy(() -> OwnDatabase.execute(webhook, beyond))
          .as(beyond)
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void anotherPasswordHoldsFromTheNextStartAndTooManyRightsAreTakenBack() {
    start("first", database.source());
    database.execute("grant select on task to webhook");

    start("second", database.source());

    PGSimpleDataSource webhook = database.source(WebhookRole.NAME, "second");
    assertThatCode(() -> OwnDatabase.execute(webhook, LINE.formatted("d3")))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> OwnDatabase.execute(webhook, "select id from task"))
        .hasMessageContaining("permission denied");
    assertThatThrownBy(
            () -> OwnDatabase.execute(database.source(WebhookRole.NAME, "first"), "select 1"))
        .hasMessageContaining("authentication failed");
  }

  @Test
  void aUserWithoutTheRightIsToldWhichAndWhatElseToDo() {
    database.execute("create role poor login password 'poor'");

    assertThatThrownBy(() -> start("first", database.source("poor", "poor")))
        .hasMessageContaining("swarm.webhook-role.password")
        .hasMessageContaining("CREATEROLE");
    database.execute("drop role poor");
  }

  @Test
  void oneThatSomebodyElseMadeIsGivenItsPart() {
    start("first", database.source());
    database.execute("revoke all on webhook_delivery from webhook");

    new WebhookRole(Optional::empty, database.source()).start(started());

    assertThatCode(
            () ->
                OwnDatabase.execute(
                    database.source(WebhookRole.NAME, "first"), LINE.formatted("d4")))
        .doesNotThrowAnyException();
  }

  private static void start(String password, PGSimpleDataSource as) {
    new WebhookRole(() -> Optional.of(password), as).start(started());
  }

  private static StartupEvent started() {
    return new StartupEvent();
  }
}
