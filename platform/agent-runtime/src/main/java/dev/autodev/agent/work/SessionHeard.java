package dev.autodev.agent.work;

import dev.autodev.model.Usage;
import dev.autodev.sessions.SessionEvent;
import dev.autodev.sessions.SessionListener;
import java.math.BigDecimal;

/** Hands what a session does to those who watch, and what it uses to the control plane. */
final class SessionHeard implements SessionListener {
  private final AttemptContext.Voice voice;
  private final String model;
  private Usage reported = Usage.NONE;

  SessionHeard(AttemptContext.Voice voice, String model) {
    this.voice = voice;
    this.model = model;
  }

  @Override
  public void on(SessionEvent event) {
    switch (event) {
      case SessionEvent.Started started -> voice.transcript().add("session", started.client());
      case SessionEvent.Said said -> voice.transcript().add("said", said.text());
      case SessionEvent.ToolCalled call ->
          voice.transcript().add("tool", call.name() + " " + call.summary());
      case SessionEvent.ToolReturned returned ->
          voice
              .transcript()
              .add(returned.ok() ? "result" : "error", returned.name() + " " + returned.summary());
      case SessionEvent.ModelCalled called -> report(called.usage());
      case SessionEvent.Retrying retrying ->
          voice
              .transcript()
              .add("waiting", retrying.reason() + "; next try in " + retrying.delay());
    }
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
