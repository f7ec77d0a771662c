package dev.autodev.forge;

import java.util.Optional;

/**
 * What somebody said on a merge request; the text is from outside.
 *
 * @param id unique at the forge
 * @param author account name there
 * @param file where it points to
 * @param line from 1, 0 = the whole
 */
public record Remark(String id, String author, String text, Optional<String> file, int line) {}
