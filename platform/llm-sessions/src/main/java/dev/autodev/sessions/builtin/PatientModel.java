package dev.autodev.sessions.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sessions.SessionsConfig.Retry;
import dev.autodev.sessions.builtin.CallResult.Answered;
import dev.autodev.sessions.builtin.CallResult.Lost;
import dev.autodev.sessions.builtin.CallResult.Refused;
import dev.autodev.sessions.builtin.CallResult.Silent;
import java.time.Duration;

/** Asks the model, and asks again with growing waits where that is worth it. */
final class PatientModel {
  private static final int TOO_MANY_REQUESTS = 429;

  private final MessagesClient client;
  private final Retry retry;
  private final Pause pause;
  private final Deadline deadline;
  private final Duration silence;
  private final Telling telling;

  PatientModel(
      MessagesClient client,
      SessionWaits waits,
      Deadline deadline,
      Duration silence,
      Telling telling) {
    this.client = client;
    this.retry = waits.retry();
    this.pause = waits.pause();
    this.deadline = deadline;
    this.silence = silence;
    this.telling = telling;
  }

  ModelReply ask(ObjectNode body) throws InterruptedException {
    Duration backOff = retry.firstWait();
    for (int attempt = 1; ; attempt++) {
      CallResult result = client.call(body, deadline.bound(silence));
      Duration wait = waitAfter(result, backOff);
      boolean again =
          attempt < retry.attempts()
              && isWorthRepeating(result)
              && wait.compareTo(retry.longestWait()) <= 0
              && wait.compareTo(deadline.left()) < 0;
      if (!again) {
        return taken(result, attempt);
      }
      telling.retrying(words(result), wait);
      pause.of(wait);
      backOff = shorter(backOff.multipliedBy(2), retry.longestWait());
    }
  }

  private static Duration waitAfter(CallResult result, Duration backOff) {
    return result instanceof Refused refused ? refused.retryAfter().orElse(backOff) : backOff;
  }

  private static boolean isWorthRepeating(CallResult result) {
    return switch (result) {
      case Lost lost -> true;
      case Refused refused ->
          refused.mayRetry() && (refused.status() == TOO_MANY_REQUESTS || refused.status() >= 500);
      case Silent silent -> false;
      case Answered answered -> false;
    };
  }

  private ModelReply taken(CallResult result, int attempts) {
    String tried = attempts == 1 ? "" : " (tried " + attempts + " times)";
    return switch (result) {
      case Answered answered -> new ModelReply.Message(answered.message());
      case Silent silent -> deadline.isOver() ? overTime() : failed(words(silent), true);
      case Lost lost -> failed(lost.reason() + tried, true);
      case Refused refused when refused.budget().isPresent() -> new ModelReply.Denied();
      case Refused refused ->
          switch (refused.status()) {
            case 401, 403 -> new ModelReply.Unauthorized(words(refused));
            case TOO_MANY_REQUESTS -> limited(refused);
            default ->
                failed(words(refused) + tried, refused.mayRetry() && refused.status() >= 500);
          };
    };
  }

  /** Without a word on when, the longest wait of ours is how long to stay away. */
  private ModelReply limited(Refused refused) {
    Duration away = refused.retryAfter().orElse(retry.longestWait());
    return new ModelReply.Limited(deadline.clock().instant().plus(away));
  }

  static ModelReply overTime() {
    return failed("the session's total time is used up", true);
  }

  private static ModelReply failed(String reason, boolean retryable) {
    return new ModelReply.Failed(reason, retryable);
  }

  private static String words(CallResult result) {
    return switch (result) {
      case Refused refused -> "the model answered " + refused.status() + ": " + refused.message();
      case Lost lost -> lost.reason();
      case Silent silent -> "the model was silent for " + silent.waited().toMillis() + " ms";
      case Answered answered -> "the model answered";
    };
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
