/** The rows of templates of tasks and workflows. */
@NullMarked
package dev.autodev.control.template;

import org.jspecify.annotations.NullMarked;
