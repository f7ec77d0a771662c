package dev.autodev.notify;

import dev.autodev.control.notify.Letter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an incoming webhook of Microsoft Teams takes: an Adaptive Card. */
record TeamsMessage(String type, List<Map<String, Object>> attachments) {
  static TeamsMessage of(Letter letter) {
    List<Object> body = new ArrayList<>();
    letter.items().forEach(item -> add(body, item));
    Map<String, Object> card =
        Map.of("type", "AdaptiveCard", "version", "1.4", "body", body, "actions", actions(letter));
    return new TeamsMessage(
        "message",
        List.of(Map.of("contentType", "application/vnd.microsoft.card.adaptive", "content", card)));
  }

  private static void add(List<Object> body, Letter.Item item) {
    body.add(run(item.stage().words() + item.title(), "Bolder"));
    body.add(run(item.words(), "Default"));
  }

  /** A run of text, and no text block: that would read Markdown in words from outside. */
  private static Map<String, Object> run(String text, String weight) {
    return Map.of(
        "type",
        "RichTextBlock",
        "inlines",
        List.of(Map.of("type", "TextRun", "text", text, "weight", weight)));
  }

  private static List<Object> actions(Letter letter) {
    boolean one = letter.items().size() == 1 && letter.more() == 0;
    return List.of(
        Map.of(
            "type",
            "Action.OpenUrl",
            "title",
            one ? "Open it in the dashboard" : "All of it in the dashboard",
            "url",
            (one ? letter.items().getFirst().page() : letter.page()).toString()));
  }
}
