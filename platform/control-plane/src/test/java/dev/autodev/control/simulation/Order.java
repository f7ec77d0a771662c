package dev.autodev.control.simulation;

import dev.autodev.model.TaskId;
import dev.autodev.model.task.TaskPayload;
import org.jspecify.annotations.Nullable;

/** A TaskOrder without its JSON; the number names the task for people. */
record Order(
    int number,
    TaskId task,
    int epoch,
    TaskPayload payload,
    @Nullable String workflow,
    boolean alone) {}
