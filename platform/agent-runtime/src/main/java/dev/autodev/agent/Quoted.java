package dev.autodev.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text from outside in a prompt: marked as data, with where it comes from and how far it may be
 * trusted, never an instruction. The roles' prompts say what the marks mean.
 */
public final class Quoted {
  private static final int LIMIT = 200_000;

  private static final Pattern BLOCK =
      Pattern.compile(
          "\\n<data origin=\"([^\"]*)\" trust=\"([a-z]+)\">\\n.*?\\n</data>\\n", Pattern.DOTALL);

  private Quoted() {}

  /** One text of a prompt. */
  public record Mark(String origin, Trust trust) {}

  /** A prompt without some of its texts, and which those were. */
  public record Kept(String prompt, List<Mark> back) {}

  /** Takes out what is not to be in a prompt, and says there that it was. */
  public static Kept keepBack(String prompt, Predicate<Mark> released) {
    List<Mark> back = new ArrayList<>();
    String rest =
        BLOCK
            .matcher(prompt)
            .replaceAll(
                block -> {
                  Mark mark = new Mark(block.group(1), Trust.of(block.group(2)));
                  if (released.test(mark)) {
                    return Matcher.quoteReplacement(block.group());
                  }
                  back.add(mark);
                  return Matcher.quoteReplacement(
                      "\n[kept back: %s, whose author is not trusted]\n".formatted(mark.origin()));
                });
    return new Kept(rest, List.copyOf(back));
  }

  /** The text between marks that it cannot close itself; nothing for an empty text. */
  public static String of(Trust trust, String origin, String text) {
    if (text.isBlank()) {
      return "";
    }
    String bounded =
        text.length() <= LIMIT
            ? text
            : text.substring(0, LIMIT) + "\n[cut: " + (text.length() - LIMIT) + " characters more]";
    String harmless = bounded.strip().replaceAll("(?i)<(\\s*/?\\s*data)", "&lt;$1");
    return "\n<data origin=\"%s\" trust=\"%s\">\n%s\n</data>\n"
        .formatted(origin.replaceAll("[\"<>\\n]", " "), trust.word(), harmless);
  }
}
