package dev.autodev.role.security;

import dev.autodev.agent.Checkout;
import dev.autodev.agent.RoleAgent;
import dev.autodev.agent.TaskContext;
import dev.autodev.agent.TouchedCode;
import dev.autodev.forge.Diff;
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

/**
 * Runs every scanner that applies; no model has a say in the result. A change is scanned as the
 * whole tree it makes, with the ignore file of its base commit; see {@link Held} for what of it the
 * change has to answer for.
 */
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
      default -> notMine(work);
    };
  }

  private static TaskOutcome scan(TaskContext work, TaskPayload.SecurityScan scan) {
    List<Scanner> scanners = Scanners.all(work.processes(), ToolHome.locate());
    if (scan.change().isEmpty()) {
      Worktree main = work.worktree();
      ScanIgnore allowed = ScanIgnore.in(main.directory());
      return new SecurityScan(work, scanners, Held.everything()).of(main, allowed);
    }
    Worktree changed = Checkout.of(work, scan.change().get());
    Diff diff = work.forge().diff(work.forgeRepository(), changed.baseSha(), changed.headSha());
    SecurityScan ofChange =
        new SecurityScan(work, scanners, Held.againstChange(TouchedCode.of(diff)));
    if (diff.files().stream().anyMatch(file -> file.path().equals(ScanIgnore.FILE))) {
      ofChange.note(ScanIgnore.FILE + ": taken from the base commit, not from the change");
    }
    // A change must not excuse itself: only what was allowed before it is allowed.
    return ofChange.of(
        changed,
        Checkout.fileAtBase(work, changed, ScanIgnore.FILE)
            .map(ScanIgnore::parse)
            .orElseGet(ScanIgnore::none));
  }
}
