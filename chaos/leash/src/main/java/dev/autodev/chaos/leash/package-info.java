/** Keeps processes of a test from outliving it. */
@NullMarked
package dev.autodev.chaos.leash;

import org.jspecify.annotations.NullMarked;
