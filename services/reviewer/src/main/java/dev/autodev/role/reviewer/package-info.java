/** Reads a change that another session wrote and says what is wrong with it. */
@NullMarked
package dev.autodev.role.reviewer;

import org.jspecify.annotations.NullMarked;
