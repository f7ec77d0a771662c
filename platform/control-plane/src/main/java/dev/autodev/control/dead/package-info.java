/** What nobody could read: for people to look at, hand in again or drop. */
@NullMarked
package dev.autodev.control.dead;

import org.jspecify.annotations.NullMarked;
