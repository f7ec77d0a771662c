package dev.autodev.control.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.autodev.model.Repository;
import java.time.Instant;

/**
 * A registered repository.
 *
 * @param importance from 0 to 10, 5 is usual
 * @param version must be sent back with a change
 */
public record RepositoryView(
    @JsonUnwrapped Repository repository,
    int importance,
    String version,
    String registeredBy,
    Instant registeredAt) {}
