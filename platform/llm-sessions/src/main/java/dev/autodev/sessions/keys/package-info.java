/**
 * How the keys of providers come into this process: on standard input, where no other process finds
 * them. Depends on nothing else of this module but its exceptions.
 */
@NullMarked
package dev.autodev.sessions.keys;

import org.jspecify.annotations.NullMarked;
