package dev.autodev.bench.peers;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.VoidExecutionHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The nine steps, chained by hand: db-scheduler has no workflows. Each step schedules the next one
 * before it completes; the three in parallel count themselves in a table, and the last to arrive
 * goes on. A step that is run again after a crash would count twice: nothing here guards that.
 */
final class FlowSteps {
  static final int COUNT = 9;
  private static final int PARALLEL = 3;

  private final Database database;
  private final OneTimeTask<Void> devops = last("devops");
  private final OneTimeTask<Void> mergeApproval = step("merge-approval", devops);
  private final OneTimeTask<Void> reviewer = joining("reviewer");
  private final OneTimeTask<Void> tester = joining("tester");
  private final OneTimeTask<Void> security = joining("security");
  private final OneTimeTask<Void> builder = Tasks.oneTime("builder").execute(this::fanOut);
  private final OneTimeTask<Void> planApproval = step("plan-approval", builder);
  private final OneTimeTask<Void> architect = step("architect", planApproval);
  private final OneTimeTask<Void> pm = step("pm", architect);

  FlowSteps(Database database) {
    this.database = database;
  }

  List<Task<?>> tasks() {
    return List.of(
        pm, architect, planApproval, builder, reviewer, tester, security, mergeApproval, devops);
  }

  TaskInstance<Void> first(int workflow) {
    return pm.instance(Integer.toString(workflow));
  }

  /** Every step of a workflow has its number as id. */
  static int workflow(String id) {
    return Integer.parseInt(id);
  }

  private static OneTimeTask<Void> last(String name) {
    return Tasks.oneTime(name).execute((step, context) -> {});
  }

  private static OneTimeTask<Void> step(String name, OneTimeTask<Void> next) {
    VoidExecutionHandler<Void> handler = (step, context) -> goOn(next, step, context);
    return Tasks.oneTime(name).execute(handler);
  }

  private OneTimeTask<Void> joining(String name) {
    return Tasks.oneTime(name)
        .execute(
            (step, context) -> {
              if (arrive(step.getId()) == PARALLEL) {
                goOn(mergeApproval, step, context);
              }
            });
  }

  private static void goOn(
      OneTimeTask<Void> next, TaskInstance<Void> step, ExecutionContext context) {
    context.getSchedulerClient().schedule(next.instance(step.getId()), Instant.now());
  }

  private void fanOut(TaskInstance<Void> step, ExecutionContext context) {
    var branches =
        Stream.of(reviewer, tester, security)
            .<TaskInstance<?>>map(task -> task.instance(step.getId()))
            .toList();
    context.getSchedulerClient().scheduleBatch(branches, Instant.now());
  }

  private long arrive(String workflow) {
    var sql =
        "insert into arrivals values (?, 1) on conflict (workflow)"
            + " do update set arrived = arrivals.arrived + 1 returning arrived";
    try (var connection = database.source().getConnection();
        var statement = connection.prepareStatement(sql)) {
      statement.setString(1, workflow);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot count the arrival in " + workflow, e);
    }
  }
}
