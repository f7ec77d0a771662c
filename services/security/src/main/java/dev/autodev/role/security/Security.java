package dev.autodev.role.security;

import dev.autodev.agent.RoleAgent;
import dev.autodev.agent.TaskContext;
import dev.autodev.forge.Worktree;
import dev.autodev.model.Role;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.scanners.ScanIgnore;
import dev.autodev.scanners.Scanner;
import dev.autodev.scanners.Scanners;
import dev.autodev.scanners.ToolHome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Runs every scanner that applies; no model has a say in the result. */
@ApplicationScoped
public class Security implements RoleAgent {
  @Override
  public Role role() {
    return Role.SECURITY;
  }

  @Override
  public TaskOutcome perform(TaskContext work) {
    return switch (work.order().payload()) {
      case TaskPayload.SecurityScan scan -> scan(work, scan);
      default ->
          new TaskOutcome.Failed(
              "the "
                  + role().wireName()
                  + " does not do "
                  + work.order().payload().taskType().wireName()
                  + ", which belongs to "
                  + work.order().role().wireName());
    };
  }

  private TaskOutcome scan(TaskContext work, TaskPayload.SecurityScan scan) {
    List<Scanner> scanners = Scanners.all(work.processes(), ToolHome.locate());
    if (scan.change().isEmpty()) {
      Worktree main = work.worktree();
      return new SecurityScan(work, scanners).of(main, ScanIgnore.in(main.directory()));
    }
    Worktree changed = Checkout.of(work, scan.change().get());
    // A change must not excuse itself: only what the default branch allows is allowed.
    ScanIgnore allowed = ScanIgnore.in(work.worktree().directory());
    return new SecurityScan(work, scanners).of(changed, allowed);
  }
}
