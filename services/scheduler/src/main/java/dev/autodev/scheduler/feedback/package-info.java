/**
 * What people and pipelines of a forge hold against a change while a person is asked whether to
 * merge it. Depends on the control plane and the forge.
 */
@NullMarked
package dev.autodev.scheduler.feedback;

import org.jspecify.annotations.NullMarked;
