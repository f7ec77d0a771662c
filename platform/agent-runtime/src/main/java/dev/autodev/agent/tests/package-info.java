/**
 * Running a repository's own tests and reading what they leave: which command, its end, JUnit and
 * coverage reports. Everything read here is written by strangers.
 */
@NullMarked
package dev.autodev.agent.tests;

import org.jspecify.annotations.NullMarked;
