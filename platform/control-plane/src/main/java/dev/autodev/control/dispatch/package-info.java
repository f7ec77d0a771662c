/**
 * Sends the best of the ready queue to the streams, as much as fits; knows nothing of workflows.
 */
@NullMarked
package dev.autodev.control.dispatch;

import org.jspecify.annotations.NullMarked;
