/** The language of the swarm. Plain Java and JSON annotations; depends on no framework. */
@NullMarked
package dev.autodev.model;

import org.jspecify.annotations.NullMarked;
