/** Charts as SVG made on the server: numbers in, numbers out, no style of their own. */
@NullMarked
package dev.autodev.dashboard.page.chart;

import org.jspecify.annotations.NullMarked;
