/**
 * What tests of the swarm share: repositories, sessions that go as the test says, and a bench on
 * which a role does a task with everything else real. May depend on all of the platform; only tests
 * depend on it.
 */
@NullMarked
package dev.autodev.testkit;

import org.jspecify.annotations.NullMarked;
