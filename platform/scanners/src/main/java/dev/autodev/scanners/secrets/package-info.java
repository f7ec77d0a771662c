/**
 * The secret matcher, run in a child JVM beside the jar that holds the rules. It reads that jar's
 * rule specifications at run time and writes SARIF. May use the JDK, Jackson (found in the rules'
 * jar) and {@code dev.autodev.scanners.source}, nothing else.
 */
@NullMarked
package dev.autodev.scanners.secrets;

import org.jspecify.annotations.NullMarked;
