/** Turns ideas and repositories into epics, stories, ranked backlogs and proposals. */
@NullMarked
package dev.autodev.role.pm;

import org.jspecify.annotations.NullMarked;
