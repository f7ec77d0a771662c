/** Tasks, and everything about one of them. */
@NullMarked
package dev.autodev.dashboard.page.task;

import org.jspecify.annotations.NullMarked;
