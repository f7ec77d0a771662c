package dev.autodev.scanners.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.scanners.secrets.Text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What has to be near a candidate for it to be a secret. */
sealed interface Surroundings {

  boolean hold(Text text, Span candidate);

  /** Every part holds; without parts, always. */
  record Each(List<Surroundings> parts) implements Surroundings {
    @Override
    public boolean hold(Text text, Span candidate) {
      return parts.stream().allMatch(p -> p.hold(text, candidate));
    }
  }

  /** At least one part holds. */
  record Either(List<Surroundings> parts) implements Surroundings {
    @Override
    public boolean hold(Text text, Span candidate) {
      return parts.stream().anyMatch(p -> p.hold(text, candidate));
    }
  }

  /** No part holds. */
  record Not(List<Surroundings> parts) implements Surroundings {
    @Override
    public boolean hold(Text text, Span candidate) {
      return parts.stream().noneMatch(p -> p.hold(text, candidate));
    }
  }

  /** Where a neighbour has to be. */
  enum Side {
    BEFORE,
    AFTER,
    AROUND
  }

  /** Another pattern matches on this side, at most so many lines and characters away. */
  record Neighbour(Pattern pattern, Side side, int lines, int characters) implements Surroundings {
    @Override
    public boolean hold(Text text, Span candidate) {
      return text.places(pattern).stream().anyMatch(span -> fits(text, span, candidate));
    }

    private boolean fits(Text text, Span span, Span candidate) {
      boolean before = span.end() <= candidate.start();
      boolean after = span.start() >= candidate.end();
      boolean rightSide =
          switch (side) {
            case BEFORE -> before;
            case AFTER -> after;
            case AROUND -> before || after;
          };
      if (!rightSide) {
        return false;
      }
      int from = before ? span.end() : candidate.end();
      int to = before ? candidate.start() : span.start();
      return to - from <= characters && text.line(to) - text.line(from) <= lines;
    }
  }

  /** Reads the {@code context} of a specification; a missing one always holds. */
  static Surroundings read(JsonNode node) {
    List<Surroundings> parts = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(item -> parts.add(read(item)));
      return new Each(parts);
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String name = entry.getKey();
      JsonNode value = entry.getValue();
      switch (name) {
        case "matchEach" -> parts.add(new Each(list(value)));
        case "matchEither" -> parts.add(new Either(list(value)));
        case "matchNot" -> parts.add(new Not(list(value)));
        case "patternBefore", "patternAfter", "patternAround" ->
            parts.add(neighbour(Side.valueOf(name.substring(7).toUpperCase(Locale.ROOT)), value));
        case "patternNot" -> parts.add(new Not(List.of(neighbour(Side.AROUND, value))));
        default -> throw new IllegalArgumentException("unknown context " + name);
      }
    }
    return new Each(parts);
  }

  private static List<Surroundings> list(JsonNode node) {
    List<Surroundings> parts = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(item -> parts.add(read(item)));
    } else {
      parts.add(read(node));
    }
    return parts;
  }

  private static Neighbour neighbour(Side side, JsonNode node) {
    String pattern = node.isTextual() ? node.asText() : node.path("pattern").asText();
    return new Neighbour(
        Rule.compile(pattern),
        side,
        node.path("maxLineDistance").asInt(Integer.MAX_VALUE),
        node.path("maxCharDistance").asInt(Integer.MAX_VALUE));
  }
}
