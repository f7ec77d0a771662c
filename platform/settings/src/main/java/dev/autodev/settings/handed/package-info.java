/**
 * How keys and other secrets come into this process: on standard input, where no other process
 * finds them.
 */
@NullMarked
package dev.autodev.settings.handed;

import org.jspecify.annotations.NullMarked;
