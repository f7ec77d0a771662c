/**
 * The upstream that asks OpenAI, or whoever speaks its Responses API at another address. May depend
 * on the port, the protocols, the gateway and the line to providers.
 */
@NullMarked
package dev.autodev.sessions.openai;

import org.jspecify.annotations.NullMarked;
