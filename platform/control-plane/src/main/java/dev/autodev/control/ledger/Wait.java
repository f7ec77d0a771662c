package dev.autodev.control.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task waits for a request, which is a workflow or a task without one.
 *
 * @param waiter the request that the task belongs to
 * @param notBefore the task's own time, once it waits no more
 */
public record Wait(String waiter, String task, String request, @Nullable Instant notBefore) {}
