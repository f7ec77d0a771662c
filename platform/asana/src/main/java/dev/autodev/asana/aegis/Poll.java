package dev.autodev.asana.aegis;

import dev.autodev.asana.AsanaConfig;
import dev.autodev.asana.client.Asana;
import dev.autodev.asana.client.AsanaException;
import dev.autodev.asana.client.Project;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Reads what is open in Asana: portfolios, their projects, the projects' tasks. */
@ApplicationScoped
class Poll {
  private static final Logger LOG = Logger.getLogger(Poll.class);

  @Inject Asana asana;
  @Inject AsanaConfig config;

  /** In the order of portfolios, projects and tasks. */
  List<Found> open() {
    List<Found> found = new ArrayList<>();
    for (Project project : projects()) {
      there(project.gid(), () -> asana.openTasks(project.gid()))
          .ifPresent(tasks -> tasks.forEach(task -> found.add(new Found(task, project))));
    }
    return found;
  }

  /** Each once, archived ones left out. */
  List<Project> projects() {
    Set<String> gids = new LinkedHashSet<>();
    Set<String> seen = new LinkedHashSet<>();
    config.portfolios().orElse(List.of()).forEach(portfolio -> collect(portfolio, gids, seen));
    gids.addAll(config.projects().orElse(List.of()));
    return gids.stream()
        .flatMap(gid -> there(gid, () -> asana.project(gid)).stream())
        .filter(project -> !project.archived())
        .toList();
  }

  private void collect(String portfolio, Set<String> projects, Set<String> seen) {
    if (!seen.add(portfolio)) {
      return;
    }
    for (Project item : items(portfolio)) {
      if ("portfolio".equals(item.type())) {
        collect(item.gid(), projects, seen);
      } else {
        projects.add(item.gid());
      }
    }
  }

  private List<Project> items(String portfolio) {
    try {
      return there(portfolio, () -> asana.items(portfolio)).orElse(List.of());
    } catch (AsanaException.NotPaidFor e) {
      LOG.warnf(
          "portfolio_skipped gid=%s error=\"%s\"; list its projects in swarm.asana.projects",
          portfolio, e.getMessage());
      return List.of();
    }
  }

  /** What was deleted, or is not for this token, is left out. */
  private static <T> Optional<T> there(String gid, Supplier<T> call) {
    try {
      return Optional.of(call.get());
    } catch (AsanaException.Missing e) {
      LOG.warnf("skipped gid=%s error=\"%s\"; asked again with the next poll", gid, e.getMessage());
      return Optional.empty();
    }
  }
}
