package dev.autodev.control.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.autodev.model.Repository;
import java.time.Instant;

/** A registered repository; the first registration of a name stays until it is changed. */
public record RepositoryView(
    @JsonUnwrapped Repository repository, String registeredBy, Instant registeredAt) {}
