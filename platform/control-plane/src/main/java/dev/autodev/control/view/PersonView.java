package dev.autodev.control.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody who may come in; disabled: no more. */
public record PersonView(
    String name, String access, Instant createdAt, @Nullable Instant disabledAt) {}
