package dev.autodev.sessions.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.model.Usage;
import dev.autodev.sessions.SessionsConfig;
import dev.autodev.sessions.SessionsConfig.Price;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Turns the {@code usage} of an answer into counted and priced {@link Usage}. */
@Singleton
public class Prices {
  private static final Logger LOG = Logger.getLogger(Prices.class);
  private static final int MILLION_DIGITS = 6;

  private final Map<String, Price> prices;
  private final Set<String> unknown = ConcurrentHashMap.newKeySet();

  @Inject
  Prices(SessionsConfig config) {
    this(config.prices());
  }

  public Prices(Map<String, Price> prices) {
    this.prices = Map.copyOf(prices);
  }

  /** Counts and prices one answer's {@code usage}, in the shape of the Anthropic Messages API. */
  public Usage of(String model, JsonNode usage) {
    long input = usage.path("input_tokens").asLong();
    long output = usage.path("output_tokens").asLong();
    long read = usage.path("cache_read_input_tokens").asLong();
    long written = usage.path("cache_creation_input_tokens").asLong();
    BigDecimal cost =
        priceOf(model)
            .map(
                price ->
                    per(price.input(), input)
                        .add(per(price.output(), output))
                        .add(per(price.cacheRead(), read))
                        .add(per(price.cacheWrite(), written)))
            .orElse(BigDecimal.ZERO);
    return new Usage(input, output, read, written, cost);
  }

  private Optional<Price> priceOf(String model) {
    Optional<Price> price =
        prices.entrySet().stream()
            .filter(entry -> model.startsWith(entry.getKey()))
            .max(Comparator.comparingInt(entry -> entry.getKey().length()))
            .map(Map.Entry::getValue);
    if (price.isEmpty() && unknown.add(model)) {
      LOG.warnf(
          "model %s has no price; its tokens are counted without cost until"
              + " swarm.sessions.prices.\"%s\".input and .output are set",
          model, model);
    }
    return price;
  }

  private static BigDecimal per(BigDecimal perMillion, long tokens) {
    return perMillion.multiply(BigDecimal.valueOf(tokens)).movePointLeft(MILLION_DIGITS);
  }
}
