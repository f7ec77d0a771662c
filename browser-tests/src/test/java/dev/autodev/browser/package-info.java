/** People's way through the pages. Skipped, with one line, where there is no Chromium. */
@NullMarked
package dev.autodev.browser;

import org.jspecify.annotations.NullMarked;
