/** The pages about templates of work. */
@NullMarked
package dev.autodev.dashboard.page.template;

import org.jspecify.annotations.NullMarked;
