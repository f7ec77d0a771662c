/** How things look in a terminal: colours, tables, Markdown, amounts. */
@NullMarked
package dev.autodev.cli.terminal;

import org.jspecify.annotations.NullMarked;
