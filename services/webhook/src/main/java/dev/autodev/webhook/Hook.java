package dev.autodev.webhook;

import java.util.Optional;

/**
 * How deliveries of one source are treated.
 *
 * @param seal empty: no secret is configured
 * @param handshake whether one who asks for it is shown that we are there
 */
record Hook(Optional<Seal> seal, Reader reader, RateLimit rate, boolean handshake) {}
