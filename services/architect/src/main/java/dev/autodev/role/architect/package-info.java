/** Judges whether a story can be built and writes the specification a person approves. */
@NullMarked
package dev.autodev.role.architect;

import org.jspecify.annotations.NullMarked;
