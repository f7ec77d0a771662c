package dev.autodev.control.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may come in; disabled: no more.
 *
 * @param issuer the provider of logins that vouches for them; null: they have a password
 */
public record PersonView(
    String name,
    String access,
    Instant createdAt,
    @Nullable Instant disabledAt,
    @Nullable String issuer) {}
