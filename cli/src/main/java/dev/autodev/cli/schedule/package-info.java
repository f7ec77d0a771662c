/** The commands about what is filed by time. */
@NullMarked
package dev.autodev.cli.schedule;

import org.jspecify.annotations.NullMarked;
