package dev.autodev.control.apply;

import dev.autodev.control.Principal;
import dev.autodev.control.engine.Start;
import dev.autodev.control.flow.TaskFiling;
import dev.autodev.control.flow.Titles;
import dev.autodev.control.flow.WorkflowDriver;
import dev.autodev.control.ledger.Jsonb;
import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.NewTaskRow;
import dev.autodev.control.ledger.TaskRow;
import dev.autodev.control.ledger.WorkflowRow;
import dev.autodev.model.Repository;
import dev.autodev.model.WorkflowId;
import dev.autodev.model.task.FollowUp;
import dev.autodev.model.task.TaskPayload;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Files what a completed task found, once per key: fixes as workflows, the rest as tasks. */
@ApplicationScoped
class FollowUps {
  private static final int USUAL_PRIORITY = 5;
  private static final int LONGEST_KEY = 200;

  @Inject TaskFiling filing;
  @Inject WorkflowDriver driver;

  void file(Ledger ledger, TaskRow parent, List<FollowUp> followUps) {
    Set<String> keys = new HashSet<>();
    for (FollowUp followUp : followUps) {
      String key = key(followUp);
      if (keys.add(key)) {
        file(ledger, parent, new NewTaskRow.Origin(parent.id(), key), followUp.payload());
      }
    }
  }

  private void file(Ledger ledger, TaskRow parent, NewTaskRow.Origin origin, TaskPayload payload) {
    Principal by = Principal.agent(parent.type().role().wireName());
    switch (payload) {
      case TaskPayload.ImplementFix fix -> fix(ledger, parent, origin, fix, by);
      case TaskPayload.Deploy deploy -> refused(ledger, parent, payload);
      case TaskPayload.Publish publish -> refused(ledger, parent, payload);
      default ->
          filing.file(
              ledger,
              new TaskFiling.Filing(
                  payload,
                  Titles.of(payload),
                  USUAL_PRIORITY,
                  parent.identity().repository(),
                  Optional.empty(),
                  0,
                  null,
                  null,
                  null,
                  origin,
                  List.of()),
              by);
    }
  }

  private void fix(
      Ledger ledger,
      TaskRow parent,
      NewTaskRow.Origin origin,
      TaskPayload.ImplementFix fix,
      Principal by) {
    WorkflowId id = driver.nextId();
    Optional<Repository> repository =
        Optional.ofNullable(parent.identity().repository())
            .flatMap(ledger::repository)
            .map(Ledger.KnownRepository::repository);
    Start start =
        new Start(
            "fix",
            WorkflowDriver.keyOf(id),
            fix.title(),
            fix.description(),
            repository,
            Optional.of(fix));
    driver.begin(
        ledger,
        id,
        new WorkflowDriver.Beginning(
            start,
            USUAL_PRIORITY,
            new WorkflowRow.Fresh(null, origin, by.author()),
            Optional.empty(),
            List.of()),
        by);
  }

  private static void refused(Ledger ledger, TaskRow parent, TaskPayload payload) {
    ledger
        .journal()
        .tell(
            parent,
            "refused",
            payload.taskType().wireName() + " needs an approval and is never a follow-up");
  }

  private static String key(FollowUp followUp) {
    String key = Jsonb.plain(followUp.key());
    return key.length() > LONGEST_KEY ? key.substring(0, LONGEST_KEY) : key;
  }
}
