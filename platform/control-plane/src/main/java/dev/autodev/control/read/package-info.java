/**
 * The reading side: entities that Hibernate Reactive maps and nobody changes, turned into views.
 * Writing is the ledger's.
 */
@NullMarked
package dev.autodev.control.read;

import org.jspecify.annotations.NullMarked;
