package dev.autodev.control;

import dev.autodev.control.notify.NoticeTable;
import dev.autodev.control.notify.NotifySection;
import dev.autodev.control.notify.Urgency;
import dev.autodev.control.view.NoticeView;
import dev.autodev.control.view.Page;
import dev.autodev.settings.LiveSettings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people were told, and what they answered. */
@ApplicationScoped
public class Notifications {
  /** By what they can be narrowed. */
  public static final List<String> STATES = List.of("all", "open", "waiting", "failed");

  @Inject NoticeTable table;
  @Inject LiveSettings settings;

  /**
   * Newest first.
   *
   * @param which all, open (nobody answered yet), waiting or failed (with such a message)
   */
  public Uni<Page<NoticeView>> list(String which, int limit, Optional<String> cursor) {
    if (!STATES.contains(which)) {
      throw new ControlPlaneException.Invalid(
          "state", "state '%s' is unknown; write one of %s".formatted(which, STATES));
    }
    return table.list(which, limit, cursor.map(Notifications::number).orElse(Long.MAX_VALUE));
  }

  /** One of them. */
  public Uni<NoticeView> find(long id) {
    return table
        .list("all", 1, id + 1)
        .map(
            page ->
                page.items().stream()
                    .filter(notice -> notice.id() == id)
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new ControlPlaneException.NotFound("notification", Long.toString(id))));
  }

  /** To which channels each severity goes, as the settings are now; the first weighs most. */
  public Map<String, List<String>> routes() {
    Map<Urgency, List<String>> known = NotifySection.now(settings).routes();
    Map<String, List<String>> routes = new LinkedHashMap<>();
    for (Urgency urgency : Urgency.values()) {
      routes.put(urgency.wireName(), known.getOrDefault(urgency, List.of()));
    }
    return routes;
  }

  /** Ends reminders and escalation; a repetition changes nothing. */
  public Uni<NoticeView> acknowledge(String id, Principal by) {
    return table.acknowledge(number(id), by).chain(() -> find(number(id)));
  }

  /** Sends again what was given up; without that, nothing changes. */
  public Uni<NoticeView> retry(String id, Principal by) {
    return table.retry(number(id), by).chain(() -> find(number(id)));
  }

  /**
   * Says something that means nothing, by the way of that severity.
   *
   * @return the channels that it goes to
   */
  public Uni<List<String>> test(String severity, Principal by) {
    Urgency urgency =
        Urgency.of(severity)
            .orElseThrow(
                () ->
                    new ControlPlaneException.Invalid(
                        "severity",
                        "severity '%s' is unknown; write one of %s"
                            .formatted(severity, Urgency.names())));
    List<String> routes = routes().getOrDefault(severity, List.of());
    if (routes.isEmpty()) {
      throw new ControlPlaneException.Conflict(
          "notifications.routes.%s of settings.yaml names no channel, so nobody is told"
              .formatted(severity),
          "no-route");
    }
    return table.test(urgency, by).replaceWith(routes);
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new ControlPlaneException.NotFound("notification", text);
    }
  }
}
