/**
 * What the gateway must know of each provider's API to pass its calls on untouched and still count
 * them: where a request says how large it may get, how usage is told, what an error looks like.
 * Whatever is not named here is not looked at. May depend on nothing of this module.
 */
@NullMarked
package dev.autodev.sessions.protocol;

import org.jspecify.annotations.NullMarked;
