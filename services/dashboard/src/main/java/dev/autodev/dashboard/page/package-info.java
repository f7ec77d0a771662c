/** The pages: one class each, rendered on the server, whole without any script. */
@NullMarked
package dev.autodev.dashboard.page;

import org.jspecify.annotations.NullMarked;
