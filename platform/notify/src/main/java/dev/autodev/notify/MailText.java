package dev.autodev.notify;

import dev.autodev.control.notify.Letter;
import java.util.stream.Collectors;

/** A letter as plain text, which every reader of mail shows and nobody has to trust. */
final class MailText {
  private MailText() {}

  static String subject(Letter letter) {
    String stage = letter.items().isEmpty() ? "" : letter.items().getFirst().stage().words();
    return "[Auto-Dev] " + stage + letter.headline();
  }

  static String body(Letter letter) {
    String items = letter.items().stream().map(MailText::item).collect(Collectors.joining("\n\n"));
    String more = letter.more() == 0 ? "" : "\n\nand %d more:".formatted(letter.more());
    return "%s%s\n\n-- \nAll that was told: %s\nA link that decides is yours alone and works once;"
            .formatted(items, more, letter.page())
        + " opening it decides nothing, its page asks you.\n";
  }

  private static String item(Letter.Item item) {
    return "%s%s\n%s\n%s"
        .formatted(
            item.stage().words(),
            item.title(),
            item.words().isBlank() ? "" : item.words() + "\n",
            item.links()
                .map(links -> links(links) + "Dashboard:   " + item.page())
                .orElse(item.page().toString()));
  }

  private static String links(Letter.Links links) {
    return links.approve().map(link -> "Approve:     " + link + "\n").orElse("")
        + links.reject().map(link -> "Reject:      " + link + "\n").orElse("")
        + "I know of it: "
        + links.acknowledge()
        + "\n";
  }
}
