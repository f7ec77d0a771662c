/**
 * Secrets in the parameter store: what they are called, and as a source of configuration that is
 * read again while the process runs.
 */
@NullMarked
package dev.autodev.aws.parameters;

import org.jspecify.annotations.NullMarked;
