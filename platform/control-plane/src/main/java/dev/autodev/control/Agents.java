package dev.autodev.control;

import dev.autodev.control.agents.AgentKeeper;
import dev.autodev.control.agents.AgentTable;
import dev.autodev.control.agents.InstructionTable;
import dev.autodev.control.agents.WorkersTold;
import dev.autodev.control.dispatch.Dispatcher;
import dev.autodev.control.ledger.Jsonb;
import dev.autodev.control.view.InstructionView;
import dev.autodev.control.view.PauseView;
import dev.autodev.control.view.RestartView;
import dev.autodev.control.view.SlotsView;
import dev.autodev.model.Require;
import dev.autodev.model.Role;
import dev.autodev.model.TaskId;
import dev.autodev.model.control.ControlMessage;
import dev.autodev.model.task.Instruction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * What people decide about agents and say to them. A paused role or worker is sent nothing and goes
 * on with what it has; decisions hold for processes that are started later as well.
 */
@ApplicationScoped
public class Agents {
  private static final Logger LOG = Logger.getLogger(Agents.class);

  @Inject AgentTable table;
  @Inject InstructionTable instructions;
  @Inject AgentKeeper keeper;
  @Inject WorkersTold workers;
  @Inject Dispatcher dispatcher;
  @Inject Tasks tasks;
  @Inject Clock clock;

  /** Who is paused, oldest first. */
  public Uni<List<PauseView>> pauses() {
    return table.pauses();
  }

  /** Which roles were scaled, by name. */
  public Uni<List<SlotsView>> slots() {
    return table.slots();
  }

  /** They are sent nothing from now on. */
  public Uni<List<PauseView>> pause(AgentTarget target, String reason, Principal by) {
    String why = Jsonb.plain(reason);
    return known(target)
        .chain(() -> table.pause(target, why, by))
        .invoke(() -> LOG.infof("agents.paused target=%s by=%s: %s", target.wire(), by.name(), why))
        .chain(this::told)
        .chain(table::pauses);
  }

  /** They are sent tasks again. */
  public Uni<List<PauseView>> resume(AgentTarget target, String reason, Principal by) {
    return table
        .resume(target, Jsonb.plain(reason), by)
        .invoke(() -> LOG.infof("agents.resumed target=%s by=%s", target.wire(), by.name()))
        .chain(this::told)
        .invoke(dispatcher::wake)
        .chain(table::pauses);
  }

  /** Each process of the role takes so many tasks at once; with 0 the role takes nothing. */
  public Uni<List<SlotsView>> scale(Role role, int slots, Principal by) {
    int number = Require.between(slots, 0, ControlMessage.MOST_SLOTS, "slots");
    return table
        .scale(role, number, by)
        .invoke(() -> LOG.infof("agents.scaled role=%s slots=%d", role.wireName(), number))
        .chain(this::told)
        .invoke(dispatcher::wake)
        .chain(table::slots);
  }

  /** What they have ends as when a process stops, and goes on later; then they begin anew. */
  public Uni<List<RestartView>> restart(AgentTarget target, String reason, Principal by) {
    String why = "%s restarts %s: %s".formatted(by.name(), target.wire(), Jsonb.plain(reason));
    return table
        .present(target)
        .invoke(
            present -> {
              if (present.isEmpty()) {
                throw new ControlPlaneException.Conflict(
                    "No live agent is %s, so there is none to restart; look at the agents, or start one: claude-swarm up"
                        .formatted(target.wire()),
                    "gone");
              }
            })
        .call(() -> table.restarted(target, Jsonb.plain(reason), by))
        .call(present -> restart(present, why))
        .map(
            present ->
                present.stream()
                    .map(one -> new RestartView(one.worker(), one.role().wireName()))
                    .toList());
  }

  private Uni<Void> restart(List<AgentTable.Present> present, String why) {
    return workers
        .tell(
            present.stream()
                .map(
                    one ->
                        new WorkersTold.To(
                            one.worker(),
                            new ControlMessage.Restart(one.role(), one.startedAt(), why)))
                .toList())
        .onFailure()
        .transform(
            e ->
                new ControlPlaneException.Unavailable(
                    "The agents cannot be told to restart (%s); ask again when Redis is back"
                        .formatted(e.getMessage())));
  }

  /** What is said to those who work on a task, oldest first. */
  public Uni<List<InstructionView>> instructions(String task) {
    return tasks.find(task).chain(found -> instructions.of(found.id()));
  }

  /**
   * Says something to whoever works on a task, now or later. Only a person gives orders: text of a
   * program stays text from outside.
   */
  public Uni<InstructionView> instruct(String task, String text, Principal by) {
    if (by.kind() != Principal.Kind.HUMAN) {
      return Uni.createFrom()
          .failure(
              new ControlPlaneException.Forbidden(
                  "Only a person instructs an agent; '%s' is none".formatted(by.name())));
    }
    Instruction instruction =
        new Instruction(TaskId.next(clock).value(), by.name(), Jsonb.plain(text));
    return tasks
        .find(task)
        .chain(
            found ->
                instructions
                    .say(found.id(), instruction, by)
                    .map(
                        kept -> {
                          if (kept.isEmpty()) {
                            throw new ControlPlaneException.Conflict(
                                "Task %s is %s; nobody works on it any more"
                                    .formatted(found.id(), found.status()),
                                found.status());
                          }
                          return kept.getFirst();
                        }))
        .call(this::told);
  }

  private Uni<Void> known(AgentTarget target) {
    return target instanceof AgentTarget.OfWorker of
        ? table
            .knows(of.worker().value())
            .invoke(
                known -> {
                  if (!known) {
                    throw new ControlPlaneException.NotFound("worker", of.worker().value());
                  }
                })
            .replaceWithVoid()
        : Uni.createFrom().voidItem();
  }

  /** It is kept: who cannot be told now is told by the next look. */
  private Uni<Void> told() {
    return keeper
        .tick()
        .onFailure()
        .invoke(e -> LOG.warnf("agents are not told (%s); told when Redis is back", e.getMessage()))
        .onFailure()
        .recoverWithNull();
  }
}
