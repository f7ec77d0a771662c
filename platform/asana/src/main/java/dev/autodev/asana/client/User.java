package dev.autodev.asana.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/** A user. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record User(String gid, @Nullable String name) {}
