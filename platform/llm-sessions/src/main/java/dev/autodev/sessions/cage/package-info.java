/**
 * What keeps a session's programs from the rest of the machine: namespaces made by bubblewrap, and
 * the only ways out of them, to the model gateway and to the package registries that the settings
 * name. May depend on the settings and on {@code processes}.
 */
@NullMarked
package dev.autodev.sessions.cage;

import org.jspecify.annotations.NullMarked;
