package dev.autodev.webhook;

import io.vertx.core.MultiMap;

/** Verifies a delivery by its headers and the bytes that came, before anything is parsed. */
interface Seal {
  Proof check(MultiMap headers, byte[] body);
}
