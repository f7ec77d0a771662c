/** What follows what, as data: pipelines, steps and gates. */
@NullMarked
package dev.autodev.model.workflow;

import org.jspecify.annotations.NullMarked;
