package dev.autodev.sessions.tools;

import dev.autodev.processes.ProcessRunner;
import dev.autodev.processes.Redactor;
import dev.autodev.sessions.cage.Cell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * With what a session's tools start programs.
 *
 * @param home the programs' home directory
 * @param cell what is around them, with their variables besides the clean basics
 * @param remaining the session's time that is left
 */
public record ToolRun(
    ProcessRunner runner, Path home, Cell cell, Redactor redactor, Supplier<Duration> remaining) {}
