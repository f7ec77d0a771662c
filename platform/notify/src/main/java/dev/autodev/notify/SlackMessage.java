package dev.autodev.notify;

import dev.autodev.control.notify.Letter;
import java.net.URI;
import java.util.stream.Collectors;

/** What an incoming webhook of Slack, or of what speaks like it, takes. */
record SlackMessage(String text) {
  static SlackMessage of(Letter letter) {
    String items =
        letter.items().stream().map(SlackMessage::words).collect(Collectors.joining("\n\n"));
    String more = letter.more() == 0 ? "" : "\n\n" + link(letter.page(), letter.more() + " more");
    return new SlackMessage(items + more);
  }

  private static String words(Letter.Item item) {
    return "*%s%s*\n%s\n%s"
        .formatted(
            item.stage().words(),
            plain(item.title()),
            plain(item.words()),
            link(item.page(), "Open it in the dashboard"));
  }

  private static String link(URI to, String words) {
    return "<" + to + "|" + words + ">";
  }

  /** Words from outside make no link and call nobody. */
  private static String plain(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "@\u200b");
  }
}
