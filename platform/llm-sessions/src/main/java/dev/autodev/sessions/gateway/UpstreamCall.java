package dev.autodev.sessions.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One call of a model, already authorised and within budget.
 *
 * @param grant whose call it is
 * @param request the body as the client sent it, in the shape of the Anthropic Messages API
 */
public record UpstreamCall(SessionGrant grant, ObjectNode request) {}
