/** Who may come in where a login is asked for: people, their passwords, tokens and failures. */
@NullMarked
package dev.autodev.control.access;

import org.jspecify.annotations.NullMarked;
