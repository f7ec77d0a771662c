package dev.autodev.sessions.limits;

import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Stands in where the application brings no {@link LimitNotes}: knows what this process heard. */
@DefaultBean
@Singleton
public class NotesInMemory implements LimitNotes {
  private final Map<String, ProviderLimit> limits = new ConcurrentHashMap<>();
  private final Map<String, ProviderUse> uses = new ConcurrentHashMap<>();
  private final Map<String, ProviderRefused> refusals = new ConcurrentHashMap<>();

  @Override
  public void note(ProviderNote note) {
    switch (note) {
      case ProviderLimit limit -> limits.merge(limit.provider(), limit, NotesInMemory::longer);
      case ProviderUse use -> uses.put(use.provider(), use);
      case ProviderRefused refused -> refusals.put(refused.provider(), refused);
    }
  }

  /** A short limit, heard while a long one holds, does not end the long one. */
  private static ProviderLimit longer(ProviderLimit one, ProviderLimit other) {
    return one.resetsAt().isAfter(other.resetsAt()) ? one : other;
  }

  @Override
  public Optional<ProviderLimit> limit(String provider, Instant now) {
    return Optional.ofNullable(limits.get(provider)).filter(limit -> limit.resetsAt().isAfter(now));
  }

  @Override
  public Optional<ProviderRefused> refused(String provider) {
    return Optional.ofNullable(refusals.get(provider));
  }

  /** What a provider said last of its tightest limit. */
  public Optional<ProviderUse> use(String provider) {
    return Optional.ofNullable(uses.get(provider));
  }
}
