package dev.autodev.control.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A login or a token, without the token itself.
 *
 * @param kind login, person (decides as that person) or agent (never decides)
 */
public record TokenView(
    String id,
    String person,
    String kind,
    String access,
    String label,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant revokedAt) {}
