package dev.autodev.bench.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** One round of a case done by one peer in one repetition: one line of JSON. */
public record Measure(
    @JsonUnwrapped Subject subject,
    @JsonUnwrapped Rates rates,
    @JsonUnwrapped Latencies latencies,
    @JsonUnwrapped Cost cost) {}
