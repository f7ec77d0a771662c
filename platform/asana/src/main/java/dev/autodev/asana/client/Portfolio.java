package dev.autodev.asana.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/** A portfolio. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Portfolio(String gid, @Nullable String name) {}
