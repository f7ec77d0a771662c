package dev.autodev.sessions.limits;

import io.vertx.core.MultiMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How much of each limit is used, as the headers of an answer say. */
final class Uses {
  private static final double PERCENT = 100;
  private static final Pattern PLAN =
      Pattern.compile("anthropic-ratelimit-unified-(.+)-utilization");
  private static final Pattern WINDOW = Pattern.compile("x-codex-(.+)-used-percent");
  private static final Pattern BUCKET = Pattern.compile("anthropic-ratelimit-(.+)-limit");
  private static final Pattern OPEN_AI = Pattern.compile("x-ratelimit-limit-(.+)");

  /** One limit; the fraction used may pass 1. */
  record Use(String window, double used, Optional<Instant> resetsAt) {}

  private Uses() {}

  /** The limit nearest to its end. */
  static Optional<Use> tightest(MultiMap headers) {
    List<Use> all = new ArrayList<>();
    headers.forEach(
        (name, value) -> use(headers, name.toLowerCase(Locale.ROOT), value).ifPresent(all::add));
    return all.stream().max(Comparator.comparingDouble(Use::used));
  }

  private static Optional<Use> use(MultiMap headers, String name, String value) {
    Matcher plan = PLAN.matcher(name);
    if (plan.matches()) {
      String reset = headers.get("anthropic-ratelimit-unified-" + plan.group(1) + "-reset");
      return ResetTimes.number(value)
          .map(used -> new Use(plan.group(1), used, ResetTimes.epoch(reset)));
    }
    Matcher window = WINDOW.matcher(name);
    if (window.matches()) {
      String reset = headers.get("x-codex-" + window.group(1) + "-reset-at");
      return ResetTimes.number(value)
          .map(used -> new Use(window.group(1), used / PERCENT, ResetTimes.epoch(reset)));
    }
    Matcher bucket = BUCKET.matcher(name);
    if (bucket.matches()) {
      String prefix = "anthropic-ratelimit-" + bucket.group(1);
      Optional<Instant> reset = ResetTimes.iso(headers.get(prefix + "-reset"));
      return ofRest(value, headers.get(prefix + "-remaining"))
          .map(used -> new Use(bucket.group(1), used, reset));
    }
    Matcher openAi = OPEN_AI.matcher(name);
    return openAi.matches()
        ? ofRest(value, headers.get("x-ratelimit-remaining-" + openAi.group(1)))
            .map(used -> new Use(openAi.group(1), used, Optional.empty()))
        : Optional.empty();
  }

  private static Optional<Double> ofRest(String limit, @Nullable String remaining) {
    return ResetTimes.number(limit)
        .filter(all -> all > 0)
        .flatMap(all -> ResetTimes.number(remaining).map(rest -> 1 - rest / all));
  }
}
