/** Which files of a work tree are looked at. Plain JDK: it also runs inside the child JVMs. */
@NullMarked
package dev.autodev.scanners.source;

import org.jspecify.annotations.NullMarked;
