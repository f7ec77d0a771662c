package dev.autodev.control.notify;

import java.time.Duration;

/** What became of a letter that was handed to a channel. Reasons hold no secret. */
public sealed interface Handed {
  /** It was taken. */
  record Taken() implements Handed {}

  /** It may work later. */
  record NotNow(String reason) implements Handed {}

  /** It was one too many; nothing was taken. */
  record Slower(String reason, Duration pause) implements Handed {}

  /** It will not work like this. */
  record Never(String reason) implements Handed {}
}
