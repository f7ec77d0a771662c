package dev.autodev.notify;

import dev.autodev.control.notify.Letter;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a program of others is told.
 *
 * @param id the same for each copy of the message
 * @param more how many further items are to be found at the page
 */
record WebhookMessage(
    String type,
    String id,
    Instant timestamp,
    String urgency,
    List<Item> items,
    int more,
    URI page) {
  /**
   * One thing that is said.
   *
   * @param stage first, reminder or escalation
   */
  record Item(
      String kind,
      String stage,
      String title,
      String words,
      URI page,
      Optional<Letter.Gate> gate) {}

  static WebhookMessage of(Letter letter) {
    return new WebhookMessage(
        "swarm.notification",
        letter.id(),
        letter.at(),
        letter.urgency().wireName(),
        letter.items().stream().map(WebhookMessage::item).toList(),
        letter.more(),
        letter.page());
  }

  private static Item item(Letter.Item item) {
    return new Item(
        item.kind(),
        item.stage().name().toLowerCase(Locale.ROOT),
        item.title(),
        item.words(),
        item.page(),
        item.gate());
  }
}
