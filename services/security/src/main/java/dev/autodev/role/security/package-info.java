/** Scans a change for secrets, unsafe code and vulnerable dependencies. */
@NullMarked
package dev.autodev.role.security;

import org.jspecify.annotations.NullMarked;
