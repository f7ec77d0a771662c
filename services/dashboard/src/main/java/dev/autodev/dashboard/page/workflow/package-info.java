/** Workflows, and the picture of one. */
@NullMarked
package dev.autodev.dashboard.page.workflow;

import org.jspecify.annotations.NullMarked;
