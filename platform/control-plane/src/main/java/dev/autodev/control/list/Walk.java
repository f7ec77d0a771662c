package dev.autodev.control.list;

import dev.autodev.control.TaskFilter;
import dev.autodev.model.task.TaskStatus;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tasks from the newest down along an index, so many and no more: what is rare costs no walk over
 * all tasks, and no filter needs an index that every step of a task would have to write.
 *
 * @param filter what is looked for
 */
record Walk(TaskFilter filter) {
  /** Tasks looked at for one page, along each index. */
  static final int LONGEST = 10_000;

  private static final String FOUND =
      """
      (select id from (select id, status, role, type, repository, title from task
                       where %1$s order by %2$s limit %3$d) walked
       where %4$s order by %2$s limit %5$d)""";

  private static final String END = "(select id from task where %s order by %s offset %d limit 1)";

  private static final String NEWEST = "id desc";

  /** An index's tasks, in its order. */
  private record Way(String where, String order) {}

  /** A question and the values of its parameters. */
  record Statement(String sql, List<Object> values) {
    Tuple tuple() {
      return Tuple.wrap(values);
    }
  }

  /** The ids that fit, newest first, one more than the page has. */
  Statement found() {
    List<Object> values = new ArrayList<>();
    String fits = fits(values);
    int most = filter.limit() + 1;
    return new Statement(
        ways(values).stream()
            .map(way -> FOUND.formatted(way.where(), way.order(), LONGEST, fits, most))
            .collect(
                Collectors.joining(
                    " union all ", "select id from (", ") found order by id desc limit " + most)),
        values);
  }

  /** The later of the places where walks ended that did not come to the end of their index. */
  Statement end() {
    List<Object> values = new ArrayList<>();
    return new Statement(
        ways(values).stream()
            .map(way -> END.formatted(way.where(), way.order(), LONGEST - 1))
            .collect(Collectors.joining(" union all ", "select max(id) as id from (", ") ended")),
        values);
  }

  /** Whether it goes along one index only, so that what it finds first is first. */
  boolean isSingle() {
    return ways(new ArrayList<>()).size() == 1;
  }

  /** One for each status that an index has, else one along the repository or all tasks. */
  private List<Way> ways(List<Object> values) {
    if (filter.workflow().isPresent()) {
      return List.of(
          new Way("workflow_id = " + parameter(values, filter.workflow().get().value()), NEWEST));
    }
    String below = filter.cursor().map(last -> "id < " + parameter(values, last)).orElse("true");
    if (!filter.statuses().isEmpty() && !filter.statuses().contains(TaskStatus.COMPLETED)) {
      // The second condition is the index's own: without it the planner walks the table.
      return filter.statuses().stream()
          .map(TaskStatus::wireName)
          .map(name -> "status = '%s' and status <> 'completed' and %s".formatted(name, below))
          .map(where -> new Way(where, NEWEST))
          .toList();
    }
    return List.of(
        filter
            .repository()
            .map(name -> along(parameter(values, name), below))
            .orElse(new Way(below, NEWEST)));
  }

  /**
   * As a range of one, in the index's own order: said as an equality, the planner walks over all
   * tasks, and passes by those of other repositories.
   */
  private static Way along(String repository, String below) {
    return new Way(
        "repository >= %1$s and repository <= %1$s and %2$s".formatted(repository, below),
        "repository, id desc");
  }

  private String fits(List<Object> values) {
    List<String> all = new ArrayList<>();
    if (!filter.statuses().isEmpty()) {
      String[] names = filter.statuses().stream().map(TaskStatus::wireName).toArray(String[]::new);
      all.add("status = any (" + parameter(values, names) + ")");
    }
    filter.role().ifPresent(role -> all.add("role = " + parameter(values, role.wireName())));
    filter.type().ifPresent(type -> all.add("type = " + parameter(values, type.wireName())));
    filter.repository().ifPresent(name -> all.add("repository = " + parameter(values, name)));
    filter
        .words()
        .ifPresent(
            words ->
                all.add("position(lower(" + parameter(values, words) + ") in lower(title)) > 0"));
    return all.isEmpty() ? "true" : String.join(" and ", all);
  }

  private static String parameter(List<Object> values, Object value) {
    values.add(value);
    return "$" + values.size();
  }
}
