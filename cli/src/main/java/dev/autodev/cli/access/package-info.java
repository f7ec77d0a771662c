/** Logins and tokens, where a dashboard asks for them. */
@NullMarked
package dev.autodev.cli.access;

import org.jspecify.annotations.NullMarked;
