package dev.autodev.chaos.scenario;

import dev.autodev.chaos.place.Database;
import dev.autodev.chaos.place.Fleet;
import dev.autodev.chaos.place.Member;
import dev.autodev.chaos.place.RedisServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the plane takes of the machine at a moment.
 *
 * @param values by what they are of, with its unit
 */
record Footprint(Map<String, Long> values) {
  private static final String TABLES =
      """
      select s.relname, s.n_live_tup, s.n_dead_tup, pg_total_relation_size(s.relid) / 1024
      from pg_stat_user_tables s where s.n_live_tup + s.n_dead_tup > 0 order by 1""";

  static Footprint of(Fleet fleet) {
    Map<String, Long> values = new LinkedHashMap<>();
    List<Member> members = new ArrayList<>(fleet.controlPlanes());
    members.addAll(fleet.agents());
    for (Member member : members) {
      values.put("RSS of " + member.name() + ", KB", member.process().residentKilobytes());
    }
    values.put("Redis memory, KB", new RedisServer(fleet.servers()).usedMemory() / 1024);
    for (Database.Row table : Database.of(fleet.servers()).rows(TABLES)) {
      values.put(table.text(0) + ", live rows", table.time(1));
      values.put(table.text(0) + ", dead rows", table.time(2));
      values.put(table.text(0) + ", KB with indexes", table.time(3));
    }
    return new Footprint(values);
  }

  /** A table for people; each line is what is left of the first one and of a later one. */
  String beside(Footprint later) {
    StringBuilder table = new StringBuilder("%-40s %12s %12s%n".formatted("", "first", "last"));
    later.values.forEach(
        (what, value) ->
            table.append(
                "%-40s %12d %12d%n".formatted(what, values.getOrDefault(what, 0L), value)));
    return table.toString();
  }
}
