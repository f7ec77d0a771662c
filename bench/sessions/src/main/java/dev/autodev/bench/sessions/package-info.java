/** Whole model sessions of every client behind the gateway, which plays a script. */
@NullMarked
package dev.autodev.bench.sessions;

import org.jspecify.annotations.NullMarked;
