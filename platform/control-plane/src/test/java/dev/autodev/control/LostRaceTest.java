package dev.autodev.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.autodev.control.view.TaskView;
import dev.autodev.model.Role;
import dev.autodev.model.task.TaskOrder;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Somebody else filled a key meanwhile: the statement fails when the commit is on its way already.
 */
@QuarkusTest
class LostRaceTest extends ControlPlaneTest {
  @BeforeEach
  void theFirstTaskThatIsFiledLosesARace() {
    sql("create sequence tried"); // what was drawn stays drawn, whatever becomes of a transaction
    sql(
        """
        create function loses_the_first_race() returns trigger language plpgsql as $$
        begin
          if nextval('tried') = 1 then
            raise exception 'somebody else was quicker' using errcode = '23505';
          end if;
          return new;
        end $$""");
    sql(
        "create trigger loses before insert on task for each row execute function loses_the_first_race()");
  }

  @AfterEach
  void nobodyLosesAnyMore() {
    sql("drop trigger loses on task");
    sql("drop function loses_the_first_race");
    sql("drop sequence tried");
  }

  @Test
  void itLeavesNothingAndIsDoneAgain() {
    filedOnce(create(scan()));
  }

  @Test
  void soItIsWhereTheTaskLeavesAtOnce() {
    FakeWorker worker = worker("w1").seen(3, Role.SECURITY);
    await().until(() -> !ask(workers.list()).isEmpty());

    TaskView task = create(scan());

    filedOnce(task);
    TaskOrder order = worker.takes(Role.SECURITY);
    assertThat(order.task().value()).isEqualTo(task.id());
    assertThat(order.epoch()).isEqualTo(1);
    assertThat(worker.waiting(Role.SECURITY)).isEmpty();
  }

  private void filedOnce(TaskView task) {
    assertThat(count("select last_value from tried")).as("tries").isEqualTo(2);
    assertThat(count("select count(*) from task")).isEqualTo(1);
    assertThat(count("select count(*) from audit where subject_id = '%s'".formatted(task.id())))
        .isEqualTo(1);
  }

  private long count(String question) {
    return ask(pool.query(question).execute()).iterator().next().getLong(0);
  }
}
