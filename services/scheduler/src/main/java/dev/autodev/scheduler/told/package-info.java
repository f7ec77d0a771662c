/**
 * What was told by webhooks: hints, of which each is looked into once, in batches. Depends on the
 * control plane, the forge and Asana; on the webhook service by its table only.
 */
@NullMarked
package dev.autodev.scheduler.told;

import org.jspecify.annotations.NullMarked;
