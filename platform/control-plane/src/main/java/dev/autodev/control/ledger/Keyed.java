package dev.autodev.control.ledger;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an idempotency key named first.
 *
 * @param request what was asked for, as far as the row keeps it
 */
public record Keyed(String id, JsonNode request) {}
