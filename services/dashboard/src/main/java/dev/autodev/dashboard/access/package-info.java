/** Who comes in: everybody of this machine on loopback, or who shows a login or a token. */
@NullMarked
package dev.autodev.dashboard.access;

import org.jspecify.annotations.NullMarked;
