package dev.autodev.asana.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/** A section of a project. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Section(String gid, @Nullable String name) {}
