/**
 * Which client runs a session: what the operators' settings, a role and its prompt ask for, and
 * what the providers' limits allow at the moment. Decides and notes; runs nothing.
 */
@NullMarked
package dev.autodev.sessions.choice;

import org.jspecify.annotations.NullMarked;
