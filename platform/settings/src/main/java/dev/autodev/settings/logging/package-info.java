/**
 * How this process writes its log, by the variables of the Aegis documents: LOG_FORMAT ({@code
 * text} or {@code json}) and LOG_LEVEL; whatever it writes, without secrets.
 */
@NullMarked
package dev.autodev.settings.logging;

import org.jspecify.annotations.NullMarked;
