package dev.autodev.control.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Section {@code notifications} of the operators' settings.
 *
 * @param routes names of channels
 */
public record NotifySettings(
    Map<String, ChannelSpec> channels,
    Map<Urgency, List<String>> routes,
    Optional<QuietHours> quiet,
    Waits waits,
    List<String> escalateTo) {
  /**
   * How long it takes.
   *
   * @param merge until a message is sent, so that more of the same subject goes with it
   * @param remind until it is said again, and again; zero: never
   * @param escalate until others are told; zero: never
   * @param links how long a link decides
   */
  public record Waits(Duration merge, Duration remind, Duration escalate, Duration links) {}

  /** Copies. */
  public NotifySettings {
    channels = Map.copyOf(channels);
    routes = Map.copyOf(routes);
    escalateTo = List.copyOf(escalateTo);
  }

  /** When a message may go out that is ready at that moment. */
  public Instant opens(Urgency urgency, Instant moment) {
    return quiet.map(hours -> hours.after(urgency, moment)).orElse(moment);
  }
}
