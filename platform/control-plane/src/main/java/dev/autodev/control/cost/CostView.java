package dev.autodev.control.cost;

import java.math.BigDecimal;

/**
 * What was used of something.
 *
 * @param name such as a day, role, repository or model; empty: of none
 * @param tokens all of them, those read from a cache too
 * @param taskDays how many tasks used it, each counted once for every day on which it did
 */
public record CostView(String name, long tokens, BigDecimal usd, long taskDays) {}
