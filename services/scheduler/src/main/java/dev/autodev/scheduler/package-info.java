/**
 * The scheduler: looks by the clock what the control plane's tables say is due. It may run in any
 * number of processes.
 */
@NullMarked
package dev.autodev.scheduler;

import org.jspecify.annotations.NullMarked;
