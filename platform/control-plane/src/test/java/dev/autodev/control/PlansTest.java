package dev.autodev.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.control.audit.TrailQuestion;
import dev.autodev.control.list.TaskPages;
import dev.autodev.control.list.WalkQuestion;
import dev.autodev.control.view.AuditView;
import dev.autodev.control.view.Page;
import dev.autodev.control.view.TaskView;
import dev.autodev.model.task.TaskStatus;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What pages ask of large tables is found along indexes, and no further than the page needs. */
@QuarkusTest
class PlansTest extends ControlPlaneTest {
  private static final int TASKS = 40_000;

  @Inject TaskPages pages;

  @BeforeEach
  void fill() {
    sql(
        """
        insert into task (id, type, role, status, title, priority, payload, repository, sort_key,
                          max_attempts, created_by, created_at, updated_at)
        select '0' || lpad(i::text, 9, '0'), 'security_scan', 'security', case when i %% 10 = 0 then 'failed' else 'completed' end,
               'Scan', 5, '{}', 'repository-' || i %% 8, -i, 3, 'test', now(), now()
        from generate_series(1, %d) i"""
            .formatted(TASKS));
    sql("analyze task");
  }

  @Test
  void whatIsCompletedInARepositoryIsReadAsFarAsThePageGoes() {
    TaskFilter filter = completedIn("repository-1");
    Page<TaskView> first = ask(pages.page(filter));
    assertThat(first.items()).hasSize(50);
    assertThat(first.items()).extracting(TaskView::repository).containsOnly("repository-1");
    Page<TaskView> second = ask(pages.page(filter.after(Objects.requireNonNull(first.next()))));
    assertThat(second.items().getFirst().id()).isLessThan(first.items().getLast().id());

    List<String> plan = plan(WalkQuestion.found(filter), "analyze, costs off, timing off, ");
    assertThat(plan)
        .anyMatch(line -> line.contains("task_repository"))
        .noneMatch(line -> line.contains("task_pkey"));
    assertThat(rows(plan)).as("rows read of %s", plan).isLessThan(100);
  }

  @Test
  void theTrailOfASubjectOrWorkflowIsFoundByItsIndex() {
    sql(
        """
        insert into audit (at, actor, actor_kind, action, subject_kind, subject_id, details)
        select now(), 'test', 'human', 'task.created', 'task', 'plan-' || i, '{}' from generate_series(1, 5000) i""");
    sql("analyze audit");
    List<String> plan =
        plan(
            TrailQuestion.of(),
            Tuple.of(Long.MAX_VALUE, 51, "plan-7"),
            "analyze, costs off, timing off, ");
    assertThat(plan)
        .anyMatch(line -> line.contains("audit_subject"))
        .noneMatch(line -> line.contains("Seq Scan on audit"))
        .noneMatch(line -> line.contains("Seq Scan on task"));

    Page<AuditView> found = ask(audit.page(Optional.of("plan-7"), 50, Optional.empty()));
    assertThat(found.items()).extracting(AuditView::subjectId).containsOnly("plan-7");
  }

  private static TaskFilter completedIn(String repository) {
    return new TaskFilter(
        Set.of(TaskStatus.COMPLETED),
        Optional.empty(),
        Optional.empty(),
        Optional.of(repository),
        Optional.empty(),
        Optional.empty(),
        50,
        Optional.empty());
  }

  private List<String> plan(WalkQuestion.Question question, String options) {
    return plan(question.sql(), question.tuple(), options);
  }

  private List<String> plan(String sql, Tuple values, String options) {
    List<String> lines = new ArrayList<>();
    for (Row row :
        ask(pool.preparedQuery("explain (" + options + "format text) " + sql).execute(values))) {
      lines.add(row.getString(0));
    }
    return lines;
  }

  /** The most that one step of the plan handed on. */
  private static long rows(List<String> plan) {
    return plan.stream()
        .map(line -> line.replaceAll("(?s).*actual rows=([0-9]+).*", "$1"))
        .filter(text -> text.matches("[0-9]+"))
        .mapToLong(Long::parseLong)
        .max()
        .orElseThrow();
  }
}
