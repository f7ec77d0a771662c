package dev.autodev.agent.report;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Names a process that nobody named, once, so that the orders channel and the heartbeat use the
 * same name.
 */
public final class WorkerName implements ConfigSource {
  private static final String KEY = "swarm.agent.worker";
  private static final String NAME =
      System.getenv().getOrDefault("HOSTNAME", "local")
          + "-"
          + ProcessHandle.current().pid()
          + "-"
          + UUID.randomUUID().toString().substring(0, 8);

  @Override
  public Map<String, String> getProperties() {
    return Map.of(KEY, NAME);
  }

  @Override
  public Set<String> getPropertyNames() {
    return Set.of(KEY);
  }

  @Override
  public int getOrdinal() {
    return 40;
  }

  @Override
  public @Nullable String getValue(String key) {
    return KEY.equals(key) ? NAME : null;
  }

  @Override
  public String getName() {
    return "worker name";
  }
}
