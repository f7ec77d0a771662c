package dev.autodev.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.autodev.control.ledger.Ledger.KnownRepository;
import dev.autodev.control.view.Page;
import dev.autodev.control.view.RepositoryView;
import dev.autodev.control.view.TaskView;
import dev.autodev.control.view.WorkflowView;
import dev.autodev.model.Repository;
import dev.autodev.model.Role;
import dev.autodev.model.task.ChangeRef;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskStatus;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FilingTest extends ControlPlaneTest {
  @Test
  void answersTheFirstTaskOfAKnownKey() {
    NewTask task = NewTask.of(scan()).in("sample").key("nightly");
    String first = ask(tasks.create(task, ANNA)).id();
    assertThat(ask(tasks.create(task, ANNA)).id()).isEqualTo(first);

    List<String> atOnce =
        ask(
            Uni.join()
                .all(
                    IntStream.range(0, 8)
                        .mapToObj(i -> tasks.create(task.key("at once"), ANNA).map(TaskView::id))
                        .toList())
                .andFailFast());
    assertThat(Set.copyOf(atOnce)).hasSize(1);
    assertThat(ask(tasks.list(TaskFilter.ALL)).items()).hasSize(2);
  }

  @Test
  void refusesAKnownKeyWithAnotherRequest() {
    NewTask task = NewTask.of(scan()).in("sample").key("nightly");
    String first = ask(tasks.create(task, ANNA)).id();
    NewTask idea = NewTask.of(new TaskPayload.BuildProduct("Hooks", "npm")).key("idea");
    String product = ask(tasks.create(idea, ANNA)).id();

    for (NewTask other :
        List.of(
            task.priority(9),
            NewTask.of(new TaskPayload.PrioritizeBacklog()).in("sample").key("nightly"),
            NewTask.of(new TaskPayload.BuildProduct("Books", "npm")).key("idea"))) {
      assertThat(refusal(tasks.create(other, ANNA)))
          .isInstanceOf(ControlPlaneException.Invalid.class)
          .hasMessageContaining("idempotencyKey")
          .hasMessageContaining("another");
    }
    // Also within one call, of which then nothing is filed.
    NewTask fresh = task.key("fresh");
    refusal(tasks.createAll(List.of(fresh, fresh.priority(9)), ANNA));

    assertThat(ask(tasks.create(task, ANNA)).id()).isEqualTo(first);
    assertThat(ask(tasks.create(idea, ANNA)).id()).isEqualTo(product);
    assertThat(ask(tasks.list(TaskFilter.ALL)).items()).hasSize(2);
  }

  @Test
  void refusesAKnownKeyWithAnotherWorkflow() {
    NewWorkflow workflow =
        new NewWorkflow("feature", "Range", "", Optional.of("sample"), Optional.of("range"));
    String first = ask(workflows.start(workflow, ANNA)).id();
    NewWorkflow other =
        new NewWorkflow("feature", "Ranges", "", Optional.of("sample"), Optional.of("range"));

    assertThat(refusal(workflows.start(other, ANNA))).hasMessageContaining("another title");
    assertThat(ask(workflows.start(workflow, ANNA)).id()).isEqualTo(first);
  }

  @Test
  void filesAThousandAtOnceAndPagesThroughThem() {
    List<NewTask> many =
        IntStream.range(0, 1_000)
            .mapToObj(i -> NewTask.of(scan()).in("sample").priority(i % 11))
            .toList();
    assertThat(ask(tasks.createAll(many, ANNA))).hasSize(1_000).doesNotContainNull();

    Set<String> seen = new HashSet<>();
    TaskFilter filter = TaskFilter.ALL.status(TaskStatus.READY).limit(300);
    Page<TaskView> page = ask(tasks.list(filter));
    while (page.next() != null) {
      page.items().forEach(task -> seen.add(task.id()));
      page = ask(tasks.list(filter.after(page.next())));
    }
    page.items().forEach(task -> seen.add(task.id()));
    assertThat(seen).hasSize(1_000);
    // Where counting took long, the last answer serves for a while.
    await()
        .untilAsserted(
            () -> assertThat(ask(overview.now()).tasks()).containsEntry("ready", 1_000L));
  }

  @Test
  void sendsTheBestFirstAndOnlyWhatFits() {
    IntStream.range(0, 10)
        .forEach(i -> ask(tasks.create(NewTask.of(scan()).in("sample").priority(i), ANNA)));
    FakeWorker worker = worker("w1").seen(2, Role.SECURITY);
    await().until(() -> worker.waiting(Role.SECURITY).size() == 3);
    ask(dispatcher.tick());

    assertThat(worker.waiting(Role.SECURITY))
        .extracting(order -> task(order).priority())
        .containsExactly(9, 8, 7);
    TaskOrder best = worker.takes(Role.SECURITY);
    worker.claims(best).ends(best, clean(best));
    await().until(() -> worker.waiting(Role.SECURITY).size() == 3);
    assertThat(task(worker.waiting(Role.SECURITY).getLast()).priority()).isEqualTo(6);
  }

  @Test
  void startsAWholeWorkflowForAProduct() {
    TaskView first =
        ask(
            tasks.create(
                NewTask.of(new TaskPayload.BuildProduct("Stripe webhook handler", "gumroad"))
                    .priority(8)
                    .key("idea-1"),
                ANNA));
    assertThat(first.type()).isEqualTo("build_product");
    assertThat(first.priority()).isEqualTo(8);
    WorkflowView workflow = ask(workflows.find(String.valueOf(first.workflow())));
    assertThat(workflow.definition()).isEqualTo("product");
    assertThat(workflow.steps().getFirst().taskId()).isEqualTo(first.id());

    ask(tasks.cancel(first.id(), "", ANNA));
    assertThat(ask(workflows.find(workflow.id())).status()).isEqualTo("cancelled");
  }

  @Test
  void refusesWhatNeedsAnApprovalOrARepository() {
    ChangeRef change = new ChangeRef("b", "1", "2", "3", "4", 1, 1, 1);
    assertThat(invalid(NewTask.of(new TaskPayload.Deploy("x", change, "2", 0)).in("sample")))
        .isEqualTo("type");
    assertThat(invalid(NewTask.of(new TaskPayload.Publish("x", "npm", "2")))).isEqualTo("type");
    assertThat(invalid(NewTask.of(scan()))).isEqualTo("repository");
    assertThat(invalid(NewTask.of(scan()).in("nowhere"))).isEqualTo("repository");
    assertThatThrownBy(() -> NewTask.of(scan()).priority(11))
        .isInstanceOf(ControlPlaneException.Invalid.class)
        .hasMessageContaining("0 to 10");
  }

  private String invalid(NewTask task) {
    return ((ControlPlaneException.Invalid) refusal(tasks.create(task, ANNA))).field();
  }

  @Test
  void findsByAUniqueBeginning() {
    TaskView one = create(scan());
    TaskView two = create(scan());
    assertThat(ask(tasks.find(one.id().substring(0, 20))).id()).isEqualTo(one.id());
    assertThat(refusal(tasks.find(one.id().substring(0, 5))))
        .isInstanceOfSatisfying(
            ControlPlaneException.Ambiguous.class,
            e -> assertThat(e.candidates()).contains(one.id(), two.id()));
    assertThat(refusal(tasks.find("zzzz"))).isInstanceOf(ControlPlaneException.NotFound.class);
    assertThat(refusal(tasks.find("%"))).isInstanceOf(ControlPlaneException.NotFound.class);
  }

  @Test
  void registersARepositoryOnceAndTakesChangesOfWhoSawTheLastOne() {
    Repository lib = Repository.at("lib", "/srv/lib.git", "main");
    ask(repositories.register(lib, ANNA));
    String seen = ask(repositories.register(lib, ANNA)).version();
    KnownRepository trunk = new KnownRepository(Repository.at("lib", "/srv/lib.git", "trunk"), 9);
    assertThat(refusal(repositories.register(trunk, ANNA)))
        .isInstanceOf(ControlPlaneException.Conflict.class)
        .hasMessageContaining("repos set");
    ask(repositories.change(trunk, seen, ANNA));
    assertThat(refusal(repositories.change(KnownRepository.usual(lib), seen, ANNA)))
        .isInstanceOf(ControlPlaneException.Conflict.class)
        .hasMessageContaining("look again");

    RepositoryView found = ask(repositories.find("lib"));
    assertThat(found.repository().defaultBranch()).isEqualTo("trunk");
    assertThat(found.importance()).isEqualTo(9);
    assertThat(ask(repositories.list())).hasSize(2);
    assertThat(ask(audit.page(Optional.of("lib"), 10, Optional.empty())).items())
        .extracting(line -> line.action())
        .contains("repository.changed", "repository.registered");
  }

  @Test
  void keepsTheAuditTrailAsItIs() {
    create(scan());
    assertThatThrownBy(() -> sql("update audit set actor = 'nobody'"))
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> sql("delete from audit")).hasMessageContaining("append-only");
    assertThatThrownBy(() -> sql("truncate audit")).hasMessageContaining("append-only");
  }
}
