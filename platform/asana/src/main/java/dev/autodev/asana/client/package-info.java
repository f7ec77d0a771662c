/**
 * Asana's REST API as far as the swarm uses it: paging, rate limits, tries again, errors by name.
 * Depends on nothing else of this module but its settings.
 */
@NullMarked
package dev.autodev.asana.client;

import org.jspecify.annotations.NullMarked;
