package dev.autodev.scanners.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.autodev.scanners.secrets.Text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One kind of secret: where to look, what it looks like, what it must not look like. */
record Rule(
    String id,
    String name,
    String message,
    boolean mainOnly,
    FileFilter files,
    Pattern pattern,
    Surroundings surroundings,
    Plausibility plausibility) {

  private static final int MAX_FOR_A_FILE = 100;

  /** Places of this secret in a file. */
  List<Span> find(String path, Text text) {
    if (!files.accepts(path, text)) {
      return List.of();
    }
    List<Span> spans = new ArrayList<>();
    Matcher matcher = text.matcher(pattern);
    while (spans.size() < MAX_FOR_A_FILE && matcher.find()) {
      int group = matcher.groupCount() > 0 && matcher.start(1) >= 0 ? 1 : 0;
      Span span = new Span(matcher.start(group), matcher.end(group));
      if (plausibility.accepts(matcher.group(group), matcher) && surroundings.hold(text, span)) {
        spans.add(span);
      }
    }
    return spans;
  }

  /** Reads a rule; what it leaves open, its provider says. */
  static Rule read(JsonNode provider, JsonNode rule) {
    JsonNode own = rule.path("detection");
    JsonNode general = provider.path("detection");
    JsonNode metadata = rule.path("metadata");
    return new Rule(
        rule.path("id").asText(),
        metadata.path("name").asText(),
        metadata.path("message").asText(provider.path("metadata").path("message").asText()),
        strings(either(own, general, "pre", "scopes")).contains("main"),
        FileFilter.read(
            either(own, general, "pre", "include"), either(own, general, "pre", "reject")),
        compile(either(own, general, "matching", "pattern").asText()),
        Surroundings.read(either(own, general, "matching", "context")),
        Plausibility.read(
            either(own, general, "post", "patternNot"),
            either(own, general, "post", "statisticalFilter"),
            either(own, general, "post", "heuristicFilter")));
  }

  private static JsonNode either(JsonNode own, JsonNode general, String module, String key) {
    JsonNode node = own.path(module).path(key);
    return node.isMissingNode() ? general.path(module).path(key) : node;
  }

  static Pattern compile(String pattern) {
    return Pattern.compile(pattern, Pattern.MULTILINE);
  }

  static List<String> strings(JsonNode node) {
    List<String> strings = new ArrayList<>();
    if (node.isTextual()) {
      strings.add(node.asText());
    } else if (!(node instanceof MissingNode)) {
      node.forEach(item -> strings.add(item.asText()));
    }
    return strings;
  }
}
