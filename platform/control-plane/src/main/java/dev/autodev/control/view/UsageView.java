package dev.autodev.control.view;

import java.math.BigDecimal;

/** What a task's attempts consumed so far; input counts caches too. */
public record UsageView(long inputTokens, long outputTokens, BigDecimal costUsd) {}
