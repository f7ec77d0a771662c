/** The swarm at a glance: what needs a person first. */
@NullMarked
package dev.autodev.dashboard.page.home;

import org.jspecify.annotations.NullMarked;
