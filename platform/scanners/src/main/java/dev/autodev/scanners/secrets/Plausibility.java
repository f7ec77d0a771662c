package dev.autodev.scanners.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps placeholders, paths and words out.
 *
 * @param input the named group whose entropy counts; the candidate itself when there is none
 */
record Plausibility(List<Pattern> not, double entropy, String input, List<String> heuristics) {

  private static final Pattern URI = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]{1,20}:/{1,3}\\S*");
  private static final Pattern PATH =
      Pattern.compile("(?:[a-zA-Z]:)?[.~]{0,2}(?:[/\\\\][a-z0-9_.-]+){2,}[/\\\\]?");

  boolean accepts(String candidate, Matcher match) {
    if (not.stream().anyMatch(p -> p.matcher(candidate).find())) {
      return false;
    }
    if (heuristics.contains("uri") && URI.matcher(candidate).matches()
        || heuristics.contains("path") && PATH.matcher(candidate).matches()) {
      return false;
    }
    String measured = match.namedGroups().containsKey(input) ? match.group(input) : candidate;
    return measured == null || entropyOf(measured) >= entropy;
  }

  /** Shannon entropy in bits for each character. */
  static double entropyOf(String text) {
    Map<Integer, Integer> counts = new HashMap<>();
    text.chars().forEach(c -> counts.merge(c, 1, Integer::sum));
    double bits = 0;
    for (int count : counts.values()) {
      double share = (double) count / text.length();
      bits -= share * Math.log(share) / Math.log(2);
    }
    return bits;
  }

  static Plausibility read(JsonNode not, JsonNode statistical, JsonNode heuristic) {
    return new Plausibility(
        Rule.strings(not).stream().map(Rule::compile).toList(),
        statistical.path("threshold").asDouble(0),
        statistical.path("inputString").asText(""),
        Rule.strings(heuristic.path("heuristics")));
  }
}
