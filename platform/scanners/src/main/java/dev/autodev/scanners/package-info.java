/**
 * Looks at a work tree with engines that run in processes of their own and answers findings; a scan
 * that could not run says so and is never mistaken for a clean one.
 */
@NullMarked
package dev.autodev.scanners;

import org.jspecify.annotations.NullMarked;
