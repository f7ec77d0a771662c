package dev.autodev.agent.work;

import dev.autodev.model.Usage;
import dev.autodev.sessions.SessionEvent;
import dev.autodev.sessions.SessionListener;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Hands what a session does to those who watch, and what it uses to the control plane; stops one
 * that goes round in circles.
 */
final class SessionHeard implements SessionListener {
  private final AttemptContext.Voice voice;
  private final String model;
  private final Repetition repetition;
  private Usage reported = Usage.NONE;
  private Optional<String> objection = Optional.empty();

  SessionHeard(AttemptContext.Voice voice, String model, Repetition repetition) {
    this.voice = voice;
    this.model = model;
    this.repetition = repetition;
  }

  @Override
  public void on(SessionEvent event) {
    switch (event) {
      case SessionEvent.Started started -> voice.transcript().add("session", started.client());
      case SessionEvent.Refused refused -> voice.transcript().add("refused", refused.words());
      case SessionEvent.Said said -> voice.transcript().add("said", said.text());
      case SessionEvent.ToolCalled call -> {
        voice.transcript().add("tool", call.name() + " " + call.summary());
        repetition.called(call);
      }
      case SessionEvent.ToolReturned returned -> {
        voice
            .transcript()
            .add(returned.ok() ? "result" : "error", returned.name() + " " + returned.summary());
        repetition.returned(returned).ifPresent(this::stop);
      }
      case SessionEvent.ModelCalled called -> report(called.usage());
      case SessionEvent.BudgetNearlyUsed budget ->
          voice.progress("budget nearly used up: " + budget.words());
      case SessionEvent.Retrying retrying ->
          voice
              .transcript()
              .add("waiting", retrying.reason() + "; next try in " + retrying.delay());
    }
  }

  /** We are called on the session's thread, whose interruption stops it. */
  private void stop(String reason) {
    if (objection.isEmpty()) {
      voice.progress(reason + "; it is stopped");
      objection = Optional.of(reason);
      Thread.currentThread().interrupt();
    }
  }

  /** Why the session was stopped from here, if it was. */
  Optional<String> objection() {
    return objection;
  }

  /** Reports what was used beside the calls heard of, so that the sum is right. */
  void settle(Usage total) {
    Usage rest =
        new Usage(
            Math.max(0, total.inputTokens() - reported.inputTokens()),
            Math.max(0, total.outputTokens() - reported.outputTokens()),
            Math.max(0, total.cacheReadTokens() - reported.cacheReadTokens()),
            Math.max(0, total.cacheWriteTokens() - reported.cacheWriteTokens()),
            total.costUsd().subtract(reported.costUsd()).max(BigDecimal.ZERO));
    if (rest.totalTokens() > 0 || rest.costUsd().signum() > 0) {
      report(rest);
    }
  }

  private void report(Usage usage) {
    reported = reported.plus(usage);
    voice.events().used(model, usage);
  }
}
