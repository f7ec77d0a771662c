package dev.autodev.sessions.replay.speech;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One call of a tool by the model.
 *
 * @param input an object; a plain string for a tool that takes free text
 */
public record ToolUse(String name, JsonNode input) {}
