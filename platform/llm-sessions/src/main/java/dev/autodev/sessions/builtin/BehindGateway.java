package dev.autodev.sessions.builtin;

import dev.autodev.sessions.gateway.Gateway;
import dev.autodev.sessions.gateway.GatewayTokens;
import dev.autodev.sessions.gateway.Prices;

/**
 * The parts of the gateway a session works with.
 *
 * @param upstream the name of what calls reach in the end
 */
record BehindGateway(Gateway gateway, GatewayTokens tokens, Prices prices, String upstream) {}
