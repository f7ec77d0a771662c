package dev.autodev.control.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LaneTest {
  private final List<Integer> groups = new ArrayList<>();
  private final List<List<Change<?>>> committing = new ArrayList<>();
  private final List<UniEmitter<? super List<Change<?>>>> underWay = new ArrayList<>();
  private final List<Runnable> timers = new ArrayList<>();
  private final Lane lane = new Lane(this::commit, this::later);

  @Test
  void aChangeOnAnIdleLaneWaitsForNobody() {
    ask(1);
    committed();
    ask(1);

    assertThat(groups).containsExactly(1, 1);
    assertThat(timers).isEmpty();
  }

  @Test
  void afterALargeGroupFewerWaitForTheCallersItAnswered() {
    ask(1);
    ask(8);
    committed();
    ask(3);
    committed();
    assertThat(groups).containsExactly(1, 8);

    ask(5);
    timesUp();

    assertThat(groups).containsExactly(1, 8, 8);
  }

  @Test
  void asManyAsWereAnsweredWaitForNobody() {
    ask(1);
    ask(8);
    committed();
    ask(8);
    committed();

    assertThat(groups).containsExactly(1, 8, 8);
  }

  @Test
  void aPatientChangeThatIsTriedAgainCountsOnceAsUrgent() {
    Change<?> again = change(new Scope().patient());
    lane.add(again);
    ask(1);
    underWay.removeLast().complete(List.of(again));
    timesUp(); // its patience, and the outage
    committed();
    ask(1);
    lane.add(change(new Scope().patient()));
    committed();
    assertThat(groups).containsExactly(2, 1, 1);

    timesUp();

    assertThat(groups).containsExactly(2, 1, 1, 1);
  }

  @Test
  void aSecondGroupBeginsWithOtherTasksWhereManyWait() {
    ask(1);
    ask(23);
    assertThat(groups).containsExactly(1);
    ask(1);
    assertThat(groups).containsExactly(1, 24);

    ask(50);

    assertThat(groups).containsExactly(1, 24);
  }

  @Test
  void whatWaitsForATaskUnderWayIsNotOvertaken() {
    Change<?> later = change(new Scope().endingTask("one").task("two"));
    Change<?> last = change(new Scope().task("two"));
    lane.add(change(new Scope().task("one")));
    lane.add(later);
    lane.add(last);
    ask(24);
    assertThat(groups).containsExactly(1, 21); // the last three came too late for it
    committed();
    assertThat(groups).containsExactly(1, 21);

    committed();
    timesUp();

    assertThat(groups).containsExactly(1, 21, 5);
    assertThat(committing.getLast()).startsWith(later, last);
  }

  @Test
  void aChangeOfMoreThanTasksIsAloneOnItsWayAndNotOvertaken() {
    ask(1);
    lane.add(change(new Scope().worker("me")));
    ask(30);
    assertThat(groups).containsExactly(1);
    committed();
    assertThat(groups).containsExactly(1, 31);

    ask(30);

    assertThat(groups).containsExactly(1, 31);
  }

  @Test
  void gatesAreDecidedBesideOthersAndEachInItsTurn() {
    Change<?> again = change(new Scope().gate("first"));
    lane.add(change(new Scope().gate("first")));
    lane.add(again);
    lane.add(change(new Scope().gate("second").task("one")));
    ask(21);
    assertThat(groups).containsExactly(1, 22);

    committed();
    committed();
    timesUp();

    assertThat(groups).containsExactly(1, 22, 1);
    assertThat(committing.getLast()).containsExactly(again);
  }

  @Test
  void whatConcernsAWorkflowUnderWayWaitsForIt() {
    Change<?> sister = change(ending("sister", "workflow"));
    lane.add(change(ending("one", "workflow")));
    lane.add(sister);
    lane.add(change(ending("stranger", "another")));
    ask(22);
    assertThat(groups).containsExactly(1, 23);

    committed();
    committed();
    timesUp();

    assertThat(groups).containsExactly(1, 23, 1);
    assertThat(committing.getLast()).containsExactly(sister);
  }

  private static Scope ending(String task, String workflow) {
    Scope scope = new Scope().endingTask(task);
    scope.kin = Set.of(workflow);
    return scope;
  }

  private void ask(int changes) {
    for (int i = 0; i < changes; i++) {
      lane.add(change(new Scope()));
    }
  }

  private static Change<?> change(Scope scope) {
    return new MemoryLanes.Asked<>(scope, ledger -> "", done -> {}, failed -> {}).change();
  }

  private Uni<List<Change<?>>> commit(List<Change<?>> group) {
    groups.add(group.size());
    committing.add(group);
    return Uni.createFrom().emitter(underWay::add);
  }

  private void committed() {
    underWay.removeLast().complete(List.of());
  }

  private void later(Duration time, Runnable work) {
    timers.add(work);
  }

  private void timesUp() {
    List<Runnable> due = List.copyOf(timers);
    timers.clear();
    due.forEach(Runnable::run);
  }
}
