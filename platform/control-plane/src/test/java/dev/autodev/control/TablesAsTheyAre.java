package dev.autodev.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What statements find in a database: columns by their table, and the rules that rows must keep.
 *
 * @param columns by {@code table.column}: type, whether it must be filled, whether it fills itself
 * @param rules by name: table and text
 */
record TablesAsTheyAre(Map<String, Column> columns, Map<String, Rule> rules) {
  private static final String COLUMNS =
      """
      select table_name, column_name, replace(data_type, ' ', '_'), is_nullable = 'NO',
        column_default is not null or is_identity = 'YES' or is_generated = 'ALWAYS'
      from information_schema.columns where table_schema = 'public' and table_name <> 'flyway_schema_history'\
      """;
  private static final String RULES =
      """
      select conname, conrelid::regclass, pg_get_constraintdef(oid) from pg_constraint
        where connamespace = 'public'::regnamespace and contype in ('c', 'f', 'x')
      union all
      select i.relname, indrelid::regclass, pg_get_indexdef(indexrelid) from pg_index join pg_class i on i.oid = indexrelid
        where indisunique and i.relnamespace = 'public'::regnamespace\
      """;

  /** Rules that came to tables which were there, and why the version before keeps them too. */
  private static final Map<String, String> LOOKED_AT =
      Map.of(
          "agent_slots_slots_check", "it is wider: 0 beside 1 to 100",
          "person_comes_in", "its people have a password and no provider",
          "person_of_provider", "its people have no provider");

  record Column(String type, boolean must, boolean fillsItself) {}

  record Rule(String table, String text) {}

  static TablesAsTheyAre of(OwnDatabase database) {
    Map<String, Column> columns = new TreeMap<>();
    for (String row : database.rows(COLUMNS)) {
      String[] words = row.split(" ");
      columns.put(
          words[0] + "." + words[1],
          new Column(words[2], words[3].equals("t"), words[4].equals("t")));
    }
    Map<String, Rule> rules = new HashMap<>();
    for (String row : database.rows(RULES)) {
      String[] words = row.split(" ", 3);
      rules.put(words[0], new Rule(words[1], words[2]));
    }
    return new TablesAsTheyAre(columns, rules);
  }

  /** A query of all its columns as they are now, whichever come later. */
  String allOf(String table) {
    return columns.keySet().stream()
        .filter(name -> name.startsWith(table + "."))
        .map(name -> name.substring(table.length() + 1))
        .collect(Collectors.joining(", ", "select ", " from " + table + " order by id"));
  }

  /** What a version that knows the tables as they were stumbles over. */
  List<String> harms(TablesAsTheyAre before) {
    List<String> harms = new ArrayList<>();
    before.columns.forEach(
        (name, was) -> {
          Column is = columns.get(name);
          if (is == null) {
            harms.add(name + " is gone");
          } else if (!is.type().equals(was.type())) {
            harms.add("%s was %s and is %s".formatted(name, was.type(), is.type()));
          } else if (is.must() && !was.must()) {
            harms.add(name + " has to be filled now");
          }
        });
    columns.forEach(
        (name, is) -> {
          boolean isNew = !before.columns.containsKey(name) && before.has(table(name));
          if (isNew && is.must() && !is.fillsItself()) {
            harms.add(name + " is new and has to be filled");
          }
        });
    rules.forEach(
        (name, is) -> {
          if (before.has(is.table())
              && !is.equals(before.rules.get(name))
              && !LOOKED_AT.containsKey(name)) {
            harms.add(
                "%s is a rule that the version before may break: %s; if it keeps it, say why in LOOKED_AT"
                    .formatted(name, is.text()));
          }
        });
    return harms;
  }

  private boolean has(String table) {
    return columns.keySet().stream().anyMatch(name -> table(name).equals(table));
  }

  private static String table(String column) {
    return column.substring(0, column.indexOf('.'));
  }
}
