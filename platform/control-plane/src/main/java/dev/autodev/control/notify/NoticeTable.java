package dev.autodev.control.notify;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.Principal;
import dev.autodev.control.view.NoticeView;
import dev.autodev.control.view.NoticeView.MessageView;
import dev.autodev.control.view.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of notices; each change is one statement with its line of the audit trail. */
@ApplicationScoped
public class NoticeTable {
  private static final String LIST =
      """
      select n.*, (
        select jsonb_agg(distinct jsonb_build_object('id', d.id, 'channel', d.channel, 'recipient', d.recipient, 'status', d.status,
                 'attempts', d.attempts, 'notBefore', to_char(d.not_before at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                 'sentAt', to_char(d.sent_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'reason', d.reason))
        from delivery_notice s join delivery d on d.id = s.delivery_id where s.notice_id = n.id) as messages
      from notice n
      where n.id < $1 and %s
      order by n.id desc limit $2""";

  private static final String HAS_MESSAGE =
      "n.id in (select s.notice_id from delivery d join delivery_notice s on s.delivery_id = d.id where d.status %s)";

  /** By state; each a condition of its own, so that the database finds its index. */
  private static final Map<String, String> STATES =
      Map.of(
          "all",
          "true",
          "open",
          "n.settled_at is null and n.acknowledged_at is null and n.severity in ('urgent', 'action')",
          "waiting",
          HAS_MESSAGE.formatted("in ('waiting', 'sending')"),
          "failed",
          HAS_MESSAGE.formatted("= 'dead'"));

  private static final String ACKNOWLEDGE =
      """
      with known as (select id from notice where id = $1),
      changed as (
        update notice set acknowledged_by = $2, acknowledged_at = $4, remind_at = null, escalate_at = null
        where id = $1 and acknowledged_at is null returning id, cause),
      told as (
        insert into audit (at, actor, actor_kind, action, subject_kind, subject_id, details)
        select $4, $2, $3, 'notification.acknowledged', 'notification', id::text, jsonb_build_object('cause', cause) from changed)
      select id from known""";

  /** A message that says several things is sent with all of them. */
  private static final String RETRY =
      """
      with again as (
        update delivery d set status = 'waiting', attempts = 1, not_before = $4, reason = null
        where d.status = 'dead' and exists (select from delivery_notice s where s.delivery_id = d.id and s.notice_id = $1)
        returning d.id),
      told as (
        insert into audit (at, actor, actor_kind, action, subject_kind, subject_id, details)
        select $4, $2, $3, 'notification.retried', 'notification', $1::bigint::text, jsonb_build_object('messages', n)
        from (select count(*) as n from again) c where n > 0)
      select id from notice where id = $1""";

  private static final String TEST =
      """
      with made as (
        insert into notice (cause, kind, severity, subject, page, title, words, at)
        values ('test/' || gen_random_uuid(), 'test', $1, 'test', '/notifications', 'A test of notifications',
                'asked for by ' || $2, $4) returning id),
      told as (
        insert into audit (at, actor, actor_kind, action, subject_kind, subject_id, details)
        select $4, $2, $3, 'notification.test', 'notification', id::text, jsonb_build_object('severity', $1::text) from made)
      select id from made""";

  @Inject Pool pool;
  @Inject Clock clock;

  /** Newest first. */
  public Uni<Page<NoticeView>> list(String which, int limit, long before) {
    return pool.preparedQuery(LIST.formatted(STATES.get(which)))
        .execute(Tuple.of(before, limit + 1))
        .map(
            rows -> {
              List<NoticeView> views = new ArrayList<>();
              rows.forEach(row -> views.add(view(row)));
              return Page.of(views, limit, view -> Long.toString(view.id()));
            });
  }

  /** Nobody is reminded of it any more; the first one to say so stands. */
  public Uni<Void> acknowledge(long id, Principal by) {
    return one(ACKNOWLEDGE, id, by);
  }

  /** Messages that were given up are tried again. */
  public Uni<Void> retry(long id, Principal by) {
    return one(RETRY, id, by);
  }

  private Uni<Void> one(String sql, long id, Principal by) {
    return pool.preparedQuery(sql)
        .execute(Tuple.of(id, by.name(), kind(by), now()))
        .invoke(rows -> refuseUnknown(rows, id))
        .replaceWithVoid();
  }

  private static void refuseUnknown(RowSet<Row> rows, long id) {
    if (rows.rowCount() == 0) {
      throw new ControlPlaneException.NotFound("notification", Long.toString(id));
    }
  }

  /** Something to say that means nothing. */
  public Uni<Long> test(Urgency urgency, Principal by) {
    return pool.preparedQuery(TEST)
        .execute(Tuple.of(urgency.wireName(), by.name(), kind(by), now()))
        .map(rows -> rows.iterator().next().getLong("id"));
  }

  private static String kind(Principal by) {
    return by.kind().name().toLowerCase(Locale.ROOT);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static NoticeView view(Row row) {
    return new NoticeView(
        row.getLong("id"),
        row.getString("kind"),
        row.getString("severity"),
        row.getString("title"),
        row.getString("words"),
        row.getString("page"),
        state(row),
        row.getOffsetDateTime("at").toInstant(),
        time(row, "remind_at"),
        time(row, "escalate_at"),
        row.getString("acknowledged_by"),
        messages(row.get(JsonArray.class, "messages")));
  }

  private static String state(Row row) {
    if (row.getValue("acknowledged_at") != null) {
      return "acknowledged";
    } else if (row.getValue("settled_at") != null) {
      return "settled";
    }
    boolean asks =
        Urgency.of(row.getString("severity")).filter(Urgency::waitsForSomebody).isPresent();
    return asks ? "open" : "told";
  }

  private static @Nullable Instant time(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }

  private static List<MessageView> messages(@Nullable JsonArray array) {
    return array == null
        ? List.of()
        : Stream.iterate(0, i -> i < array.size(), i -> i + 1)
            .map(i -> message(array.getJsonObject(i)))
            .toList();
  }

  private static MessageView message(JsonObject json) {
    @Nullable String sent = json.getString("sentAt");
    return new MessageView(
        json.getString("id"),
        json.getString("channel"),
        json.getString("recipient"),
        json.getString("status"),
        json.getInteger("attempts"),
        Instant.parse(json.getString("notBefore")),
        sent == null ? null : Instant.parse(sent),
        json.getString("reason"));
  }
}
