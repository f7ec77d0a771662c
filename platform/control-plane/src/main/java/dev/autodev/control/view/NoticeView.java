package dev.autodev.control.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that people are told.
 *
 * @param kind gate, budget_reached, budget_near, task_parked, workflow_completed, workflow_failed,
 *     workflow_parked, provider_refused, stopped, released or test
 * @param severity urgent, action, warning or info
 * @param page where it is dealt with, below the dashboard
 * @param state open, acknowledged, settled (nobody is waited for any more) or told (it asks
 *     nothing)
 * @param remindAt when it is said again, unless somebody acknowledges
 * @param escalateAt when others are told, unless somebody acknowledges
 */
public record NoticeView(
    long id,
    String kind,
    String severity,
    String title,
    String words,
    String page,
    String state,
    Instant at,
    @Nullable Instant remindAt,
    @Nullable Instant escalateAt,
    @Nullable String acknowledgedBy,
    List<MessageView> messages) {
  /** Copies. */
  public NoticeView {
    messages = List.copyOf(messages);
  }

  /** Whether somebody may say that they know. */
  public boolean open() {
    return state.equals("open");
  }

  /** Whether a message of it was given up. */
  public boolean failed() {
    return messages.stream().anyMatch(message -> message.status().equals("dead"));
  }

  /**
   * A message that says it, maybe among others.
   *
   * @param recipient empty: whoever reads the channel
   * @param status waiting, sending, sent, dead (given up), dropped (nobody waited any more)
   * @param reason why it is not sent
   */
  public record MessageView(
      String id,
      String channel,
      String recipient,
      String status,
      int attempts,
      Instant notBefore,
      @Nullable Instant sentAt,
      @Nullable String reason) {}
}
