package dev.autodev.sessions.tools;

import dev.autodev.processes.ProcessRunner;
import dev.autodev.processes.Redactor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/**
 * With what a session's tools start programs.
 *
 * @param home the programs' home directory
 * @param environment variables besides the clean basics
 * @param remaining the session's time that is left
 */
public record ToolRun(
    ProcessRunner runner,
    Path home,
    Map<String, String> environment,
    Redactor redactor,
    Supplier<Duration> remaining) {}
