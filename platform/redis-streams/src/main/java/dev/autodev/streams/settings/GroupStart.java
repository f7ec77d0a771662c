package dev.autodev.streams.settings;

import java.util.Optional;
import java.util.regex.Pattern;

/** Where a consumer group begins that does not exist yet. */
public sealed interface GroupStart {
  Pattern ID = Pattern.compile("[0-9]{1,19}(-[0-9]{1,19})?");

  /** After this id. */
  record After(String id) implements GroupStart {}

  /** With what comes after the channel looked first. */
  record End() implements GroupStart {}

  /** Empty for a text that is neither a word nor an id. */
  static Optional<GroupStart> of(String text) {
    return switch (text) {
      case "beginning" -> Optional.of(new After("0"));
      case "end" -> Optional.of(new End());
      default -> ID.matcher(text).matches() ? Optional.of(new After(text)) : Optional.empty();
    };
  }
}
