/** Runs a repository's own tests on a change. */
@NullMarked
package dev.autodev.role.tester;

import org.jspecify.annotations.NullMarked;
