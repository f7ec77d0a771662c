package dev.autodev.asana.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/** A line of a task's story, such as a comment. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Story(
    String gid,
    @Nullable String text,
    @Nullable String resource_subtype,
    @Nullable User created_by) {}
