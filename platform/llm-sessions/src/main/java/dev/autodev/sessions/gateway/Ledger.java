package dev.autodev.sessions.gateway;

import dev.autodev.model.Usage;
import java.util.Optional;

/** What one session has used of its token budget; tokens read from the cache do not count. */
public final class Ledger {
  private final long maxTokens;
  private Usage usage = Usage.NONE;
  private Optional<String> breach = Optional.empty();

  Ledger(long maxTokens) {
    this.maxTokens = maxTokens;
  }

  /** All calls together. */
  public synchronized Usage usage() {
    return usage;
  }

  /** The budget that stopped a call, in words, if one did. */
  public synchronized Optional<String> breach() {
    return breach;
  }

  synchronized void add(Usage more) {
    usage = usage.plus(more);
  }

  /** Looks before a call whether there is anything left; remembers it if not. */
  synchronized Optional<String> refuseIfSpent() {
    long spent = usage.inputTokens() + usage.outputTokens() + usage.cacheWriteTokens();
    if (spent >= maxTokens) {
      breach = Optional.of("session tokens: %d used of %d allowed".formatted(spent, maxTokens));
    }
    return breach;
  }
}
