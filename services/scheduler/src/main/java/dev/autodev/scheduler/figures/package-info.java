/** The figures by which a cloud scales agents and sounds alarms. */
@NullMarked
package dev.autodev.scheduler.figures;

import org.jspecify.annotations.NullMarked;
