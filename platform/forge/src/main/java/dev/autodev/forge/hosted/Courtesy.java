package dev.autodev.forge.hosted;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What people say that asks for nothing: thanks, agreement, or nothing but a quotation. */
public final class Courtesy {
  private static final Pattern QUOTED = Pattern.compile("(?m)^\\s*>.*$");
  private static final Pattern HIDDEN = Pattern.compile("(?s)<!--.*?-->");
  private static final Pattern AGREEING =
      Pattern.compile(
          "\\+1|:(?:\\+1|thumbsup|tada|heart|rocket|clap|pray|smile|white_check_mark|ok_hand):"
              + "|[👍🎉❤🚀👏🙏😄🙂✅👌\\x{FE0F}\\x{1F3FB}-\\x{1F3FF}]");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Punct}]+");

  /** A text of these alone asks for nothing; any other word makes it a remark. */
  private static final Set<String> WORDS =
      Set.of(
          "",
          "thanks",
          "thank",
          "you",
          "thx",
          "ty",
          "cheers",
          "lgtm",
          "looks",
          "look",
          "good",
          "great",
          "nice",
          "perfect",
          "excellent",
          "fine",
          "well",
          "done",
          "ok",
          "okay",
          "to",
          "me",
          "very",
          "so",
          "much",
          "many",
          "a",
          "lot",
          "all",
          "approved",
          "agreed",
          "yes");

  private Courtesy() {}

  /** Whether nobody has to do anything about it. */
  public static boolean is(String text) {
    String own = HIDDEN.matcher(QUOTED.matcher(text).replaceAll(" ")).replaceAll(" ");
    String words = AGREEING.matcher(own.toLowerCase(Locale.ROOT)).replaceAll(" ");
    return Arrays.stream(BETWEEN_WORDS.split(words)).allMatch(WORDS::contains);
  }
}
