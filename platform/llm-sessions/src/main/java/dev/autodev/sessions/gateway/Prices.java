package dev.autodev.sessions.gateway;

import dev.autodev.model.Usage;
import dev.autodev.sessions.SessionsConfig;
import dev.autodev.sessions.SessionsConfig.Price;
import dev.autodev.sessions.budget.CallEstimate;
import dev.autodev.sessions.protocol.Tokens;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Turns counted tokens into priced {@link Usage}. */
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

  /** Prices what one answer used. */
  public Usage of(String model, Tokens tokens) {
    BigDecimal cost =
        priceOf(model)
            .map(
                price ->
                    per(price.input(), tokens.input())
                        .add(per(price.output(), tokens.output()))
                        .add(per(price.cacheRead(), tokens.cacheRead()))
                        .add(per(price.cacheWrite(), tokens.cacheWrite())))
            .orElse(BigDecimal.ZERO);
    return new Usage(
        tokens.input(), tokens.output(), tokens.cacheRead(), tokens.cacheWrite(), cost);
  }

  /** The most a call costs: its input written to the cache, if that is dearer than read anew. */
  CallEstimate worst(String model, long inputTokens, long outputTokens) {
    BigDecimal cost =
        priceOf(model)
            .map(
                price ->
                    per(price.input().max(price.cacheWrite()), inputTokens)
                        .add(per(price.output(), outputTokens)))
            .orElse(BigDecimal.ZERO);
    return new CallEstimate(model, inputTokens, outputTokens, cost);
  }

  private Optional<Price> priceOf(String model) {
    Optional<Price> price =
        prices.entrySet().stream()
            .filter(entry -> model.startsWith(entry.getKey()))
            .max(Comparator.comparingInt(entry -> entry.getKey().length()))
            .map(Map.Entry::getValue);
    return price.isPresent() || prices.isEmpty() ? price : Optional.of(dearest(model));
  }

  /**
   * What nobody has priced must not slip through a budget: each part at the dearest known price.
   */
  private Price dearest(String model) {
    if (unknown.add(model)) {
      LOG.warnf(
          "model %s has no price; its tokens are reckoned at the dearest price there is until"
              + " swarm.sessions.prices.\"%s\".input and .output are set",
          model, model);
    }
    return new Dearest(prices.values());
  }

  private record Dearest(Collection<Price> all) implements Price {
    @Override
    public BigDecimal input() {
      return most(Price::input);
    }

    @Override
    public BigDecimal output() {
      return most(Price::output);
    }

    @Override
    public BigDecimal cacheRead() {
      return most(Price::cacheRead);
    }

    @Override
    public BigDecimal cacheWrite() {
      return most(Price::cacheWrite);
    }

    private BigDecimal most(Function<Price, BigDecimal> part) {
      return all.stream().map(part).max(Comparator.naturalOrder()).orElseThrow();
    }
  }

  private static BigDecimal per(BigDecimal perMillion, long tokens) {
    return perMillion.multiply(BigDecimal.valueOf(tokens)).movePointLeft(MILLION_DIGITS);
  }
}
