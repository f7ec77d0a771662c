package dev.autodev.control.agents;

import dev.autodev.control.ControlPlaneConfig;
import dev.autodev.model.WorkerId;
import dev.autodev.model.control.ControlMessage;
import dev.autodev.model.json.Json;
import dev.autodev.streams.Outgoing;
import dev.autodev.streams.StreamAppender;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** Says something to workers, where it matters whether that worked. */
@ApplicationScoped
public class WorkersTold {
  private static final Duration REDIS_ANSWERS = Duration.ofSeconds(2);
  private static final int UNHEARD = 1_000;

  @Inject StreamAppender appender;
  @Inject ControlPlaneConfig config;

  /** One message for one worker. */
  public record To(String worker, ControlMessage message) {}

  /** Done when all of it is in their streams. */
  public Uni<Void> tell(List<To> messages) {
    return messages.isEmpty()
        ? Uni.createFrom().voidItem()
        : appender
            .append(messages.stream().map(this::entry).toList())
            .ifNoItem()
            .after(REDIS_ANSWERS)
            .fail()
            .replaceWithVoid();
  }

  private Outgoing entry(To to) {
    return Outgoing.of(new WorkerId(to.worker()).controlStream(), Json.write(to.message()))
        .trimmed(UNHEARD)
        .expiring(config.workerForgottenAfter());
  }
}
