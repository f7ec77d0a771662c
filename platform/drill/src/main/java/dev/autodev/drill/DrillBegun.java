package dev.autodev.drill;

import dev.autodev.model.task.TaskOrder;

/** An attempt reached its role; fired in the attempt's thread before it answers. */
public record DrillBegun(TaskOrder order) {}
