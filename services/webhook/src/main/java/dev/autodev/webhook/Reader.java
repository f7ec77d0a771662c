package dev.autodev.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.MultiMap;

/** Reads deliveries of one source. Whatever is missing in one reads as empty. */
interface Reader {
  Reading read(MultiMap headers, JsonNode body);
}
