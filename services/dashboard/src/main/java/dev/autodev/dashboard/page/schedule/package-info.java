/** The pages about what is filed by time. */
@NullMarked
package dev.autodev.dashboard.page.schedule;

import org.jspecify.annotations.NullMarked;
