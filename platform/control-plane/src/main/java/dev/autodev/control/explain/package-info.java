/** Why a task is not running: a pure reading of what the dispatcher would look at. */
@NullMarked
package dev.autodev.control.explain;

import org.jspecify.annotations.NullMarked;
