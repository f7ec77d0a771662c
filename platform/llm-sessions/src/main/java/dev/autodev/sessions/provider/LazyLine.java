package dev.autodev.sessions.provider;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A line to a provider that is opened when it is first needed: who is not configured needs none.
 */
public final class LazyLine implements AutoCloseable {
  private final Supplier<ProviderLine> opening;
  private @Nullable ProviderLine line;

  public LazyLine(Supplier<ProviderLine> opening) {
    this.opening = opening;
  }

  /** The open line; opens it if need be, or fails as opening does. */
  public synchronized ProviderLine open() {
    ProviderLine open = line;
    if (open == null) {
      open = opening.get();
      line = open;
    }
    return open;
  }

  /** Cuts what still runs. */
  @Override
  public synchronized void close() {
    if (line != null) {
      line.close();
      line = null;
    }
  }
}
