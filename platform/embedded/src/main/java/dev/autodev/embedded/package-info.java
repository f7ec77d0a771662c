/**
 * Starts PostgreSQL and Redis from Maven Central jars for machines that have neither. Depends on no
 * other module; only launchers and tests use it.
 */
@NullMarked
package dev.autodev.embedded;

import org.jspecify.annotations.NullMarked;
