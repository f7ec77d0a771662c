/** What a task is: type, payload, status, order to an agent, outcome and result. */
@NullMarked
package dev.autodev.model.task;

import org.jspecify.annotations.NullMarked;
