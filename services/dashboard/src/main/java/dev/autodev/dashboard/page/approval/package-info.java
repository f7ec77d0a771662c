/** What waits for a person, and where that person decides. */
@NullMarked
package dev.autodev.dashboard.page.approval;

import org.jspecify.annotations.NullMarked;
