package dev.autodev.control;

import dev.autodev.control.read.Reads;
import dev.autodev.control.read.Reads.Query;
import dev.autodev.control.read.WorkerEntity;
import dev.autodev.control.view.WorkerView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The agent processes. */
@ApplicationScoped
public class Workers {
  private static final int MOST = 10_000;

  @Inject Reads reads;
  @Inject Clock clock;
  @Inject ControlPlaneConfig config;

  /** All that were seen lately, by id. */
  public Uni<List<WorkerView>> list() {
    Instant liveSince = clock.instant().minus(config.lease());
    return reads
        .list(WorkerEntity.class, Query.all(), "e.id", MOST)
        .map(found -> found.stream().map(worker -> worker.view(liveSince)).toList());
  }
}
