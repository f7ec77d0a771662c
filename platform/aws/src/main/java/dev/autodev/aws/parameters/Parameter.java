package dev.autodev.aws.parameters;

import java.time.Instant;

/**
 * A parameter without its value.
 *
 * @param secure whether it is kept encrypted
 */
public record Parameter(String name, boolean secure, long version, Instant modified) {}
