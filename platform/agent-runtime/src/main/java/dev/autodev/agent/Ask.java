package dev.autodev.agent;

import dev.autodev.sessions.ToolSet;

/**
 * What a role asks of a model session.
 *
 * @param prompt the task's part of the prompt; the role's own part comes from {@code
 *     prompts/<role>.md}
 * @param tools what the session may do in the worktree
 * @param result a record whose JSON schema the session's result must fit
 */
public record Ask<T>(String prompt, ToolSet tools, Class<T> result) {}
