/** What the control plane tells a worker. */
@NullMarked
package dev.autodev.model.control;

import org.jspecify.annotations.NullMarked;
