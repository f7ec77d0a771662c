package dev.autodev.system;

import static org.assertj.core.api.Assertions.assertThat;

/** Schedules in a database that only schedulers look at, and what became of their times. */
record Timetables(Stores stores) {
  /** Minutes that have gone by since a recurring one began; all are made up for. */
  private static final int MINUTES = 8;

  private static final String BODY =
      """
      jsonb_build_object('name', %1$s, 'rhythm', %2$s, 'zone', 'UTC', 'missed', 'all', 'mostMissed', 10,
        'overlap', 'allow', 'tags', '[]'::jsonb,
        'work', jsonb_build_object('kind', 'workflow', 'definition', 'feature', 'title', %1$s, 'description', '',
                                   'repository', 'shop'))""";

  private static final String MAKE =
      """
      insert into schedule (id, name, status, body, start_at, seen_at, next_at, created_by, created_at)
      select 'id-' || n.name, n.name, 'active', %s, n.start, n.start, n.next, 'anna', n.start
      from (select '%s' || i as name, %s as start, %s as next from generate_series(1, %d) i) n""";

  static Timetables onServers() {
    return new Timetables(Stores.onServers());
  }

  void repository() {
    stores.execute(
        """
        insert into repository (name, body, registered_by, created_at)
        values ('shop', '{"name": "shop", "url": "/srv/shop.git", "defaultBranch": "main"}', 'anna', now())""");
  }

  /** One time each, a hundred times a second. */
  void comeOnce(int round, int many) {
    String at = "now() + interval '10 ms' * i";
    String rhythm =
        "jsonb_build_object('type', 'once', 'at', to_char(n.next at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'))";
    make(rhythm, "once-%d-".formatted(round), "now()", at, many);
  }

  /** Each with several times that are due together. */
  void comeAgainAndAgain(int round, int many) {
    String began = "now() - interval '%d minutes' - interval '1 second' * i".formatted(MINUTES);
    make(
        "jsonb_build_object('type', 'interval', 'every', 'PT1M')",
        "minutely-%d-".formatted(round),
        began,
        "now()",
        many);
  }

  private void make(String rhythm, String name, String start, String next, int many) {
    stores.execute(MAKE.formatted(BODY.formatted("n.name", rhythm), name, start, next, many));
  }

  int decided() {
    return number("select count(*) from occurrence where schedule_id like 'id-once-%'");
  }

  boolean isDone() {
    return number("select count(*) from schedule where status = 'active' and next_at <= now()") == 0
        && number("select count(*) from schedule where name like 'once-%' and next_at is not null")
            == 0;
  }

  void eachOnceIsFiledOnce(int schedules) {
    assertThat(
            stores.rows(
                """
                select s.name from schedule s left join occurrence o on o.schedule_id = s.id
                where s.name like 'once-%' group by s.name
                having count(*) filter (where o.status = 'filed') <> 1 or count(*) <> 1"""))
        .as("times that were not filed, or not once")
        .isEmpty();
    assertThat(number("select count(*) from schedule where name like 'once-%'"))
        .isEqualTo(schedules);
  }

  void eachMinuteIsFiledOnce(int schedules) {
    assertThat(
            stores.rows(
                """
                select s.name || ': ' || string_agg(o.due_at || ' ' || o.status, ', ')
                from schedule s left join occurrence o on o.schedule_id = s.id
                where s.name like 'minutely-%%' group by s.name
                having count(*) filter (where o.status = 'filed') < %d
                    or count(*) filter (where o.status <> 'filed') > 0
                    or max(o.due_at) - min(o.due_at) <> (count(*) - 1) * interval '1 minute'"""
                    .formatted(MINUTES)))
        .as("recurring ones with a time too few, or a gap")
        .isEmpty();
    assertThat(number("select count(*) from schedule where name like 'minutely-%'"))
        .isEqualTo(schedules);
  }

  void eachFiledOneWorkflow() {
    int filed = number("select count(*) from occurrence where status = 'filed'");
    assertThat(number("select count(distinct workflow_id) from occurrence")).isEqualTo(filed);
    assertThat(number("select count(*) from workflow")).as("workflows").isEqualTo(filed);
    assertThat(number("select count(distinct workflow_id) from task")).isEqualTo(filed);
    assertThat(number("select count(*) from task")).as("first tasks").isEqualTo(filed);
    assertThat(number("select count(*) from audit where action = 'workflow.started'"))
        .as("lines of the trail")
        .isEqualTo(filed);
  }

  private int number(String sql) {
    return Integer.parseInt(stores.rows(sql).getFirst());
  }
}
