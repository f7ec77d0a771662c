/** Where repositories live and how changes get in; depends on the process runner only. */
@NullMarked
package dev.autodev.forge;

import org.jspecify.annotations.NullMarked;
