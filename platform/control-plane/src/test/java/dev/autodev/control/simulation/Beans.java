package dev.autodev.control.simulation;

import dev.autodev.control.ControlPlaneConfig;
import dev.autodev.control.engine.Engine;
import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.Ledgers;
import dev.autodev.control.ledger.Scope;
import dev.autodev.model.workflow.Pipelines;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Vetoed;
import jakarta.inject.Inject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The control plane's own objects without a container, for the histories of one thread. */
final class Beans {
  private final Map<Class<?>, Object> beans = new HashMap<>();
  private final Captured captured = new Captured();
  private Timeline timeline = new Timeline();

  Beans(Pipelines pipelines) {
    InstantSource current = () -> timeline.instant();
    beans.put(Clock.class, current.withZone(ZoneOffset.UTC));
    beans.put(Ledgers.class, captured);
    beans.put(ControlPlaneConfig.class, SimulatedConfig.create());
    beans.put(Engine.class, new Engine(pipelines));
    beans.put(Pipelines.class, pipelines);
    beans.put(MeterRegistry.class, new CompositeMeterRegistry());
  }

  void live(Timeline other) {
    timeline = other;
  }

  /** The transaction that this question asks for; it is not run. */
  Asked asked(Uni<?> question) {
    return captured.taken();
  }

  /** What a question of a person or tool wants to do to which rows. */
  record Asked(Scope scope, Function<Ledger, ?> work) {}

  <T> T get(Class<T> type) {
    Object known = beans.get(type);
    return type.cast(known == null ? create(type) : known);
  }

  private Object create(Class<?> type) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      Object bean = constructor.newInstance();
      beans.put(type, bean);
      for (Field field : type.getDeclaredFields()) {
        if (field.isAnnotationPresent(Inject.class)) {
          field.setAccessible(true);
          field.set(bean, injected(field.getType()));
        }
      }
      return bean;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be made without a container", e);
    }
  }

  /** Servers are not there: what needs them is not called in a simulation. */
  private @Nullable Object injected(Class<?> type) {
    boolean own = type.getName().startsWith("dev.autodev.control.");
    return beans.containsKey(type) || own && !Modifier.isAbstract(type.getModifiers())
        ? get(type)
        : null;
  }

  /** Keeps what would be run. */
  @Vetoed
  private static final class Captured extends Ledgers {
    private @Nullable Asked last;

    @Override
    public <T> Uni<T> run(Scope scope, Function<Ledger, T> work) {
      last = new Asked(scope, work);
      return Uni.createFrom().nothing();
    }

    Asked taken() {
      Asked taken = last;
      last = null;
      if (taken == null) {
        throw new IllegalStateException("the question was refused before it came to a transaction");
      }
      return taken;
    }
  }
}
