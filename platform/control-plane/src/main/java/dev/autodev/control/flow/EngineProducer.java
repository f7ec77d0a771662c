package dev.autodev.control.flow;

import dev.autodev.control.ControlPlaneConfig;
import dev.autodev.control.engine.Engine;
import dev.autodev.model.workflow.Pipelines;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Plain objects of the control plane as beans. */
@ApplicationScoped
class EngineProducer {
  /** The pipelines of this installation; a broken file stops the start and is named. */
  @Produces
  @Singleton
  Pipelines pipelines(ControlPlaneConfig config) {
    return Pipelines.with(config.workflows());
  }

  @Produces
  @Singleton
  Engine engine(Pipelines pipelines) {
    return new Engine(pipelines);
  }

  /** The system's clock, unless an application brings another. */
  @Produces
  @Singleton
  @DefaultBean
  Clock clock() {
    return Clock.systemUTC();
  }
}
