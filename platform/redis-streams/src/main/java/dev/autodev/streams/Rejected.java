package dev.autodev.streams;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** A message that the application rejected, and the ways in which it can end. */
public interface Rejected {
  String channel();

  /** One, or with {@code batch} all of the batch. */
  List<StreamEntry> entries();

  /** How often it was delivered, this time included; of a batch, its most delivered entry. */
  long deliveries();

  Throwable reason();

  /** What the application gave along with the rejection, and what the message carried. */
  Metadata metadata();

  /** Acknowledged, as if it had been handled. */
  Uni<Void> drop();

  /** Copied to the dead-letter stream with this reason, then acknowledged. */
  Uni<Void> deadLetter(String why);

  /**
   * Delivered again after a time, to whichever consumer of the group has room then. It stays in the
   * stream and pending meanwhile, so it survives the end of this process and of Redis.
   */
  Uni<Void> retryAfter(Duration delay);

  /** Left pending; the channel stops until a restart, and liveness goes down. */
  Uni<Void> stopChannel();
}
