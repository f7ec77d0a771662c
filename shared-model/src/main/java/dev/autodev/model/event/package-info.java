/** What agents report to the control plane, each event checked against the claim it belongs to. */
@NullMarked
package dev.autodev.model.event;

import org.jspecify.annotations.NullMarked;
