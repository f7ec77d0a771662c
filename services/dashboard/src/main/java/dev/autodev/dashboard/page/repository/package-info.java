/** The repositories the swarm works on, and the form that configures one. */
@NullMarked
package dev.autodev.dashboard.page.repository;

import org.jspecify.annotations.NullMarked;
