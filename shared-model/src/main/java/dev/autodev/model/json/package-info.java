/** The one JSON codec of the swarm and its typed errors. */
@NullMarked
package dev.autodev.model.json;

import org.jspecify.annotations.NullMarked;
