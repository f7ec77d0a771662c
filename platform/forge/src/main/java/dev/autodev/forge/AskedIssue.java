package dev.autodev.forge;

import java.util.List;

/**
 * An issue by which somebody asks for work; its text is from outside.
 *
 * @param author account name there
 */
public record AskedIssue(
    String id, String title, String text, String author, List<String> labels, String url) {
  /** Copies. */
  public AskedIssue {
    labels = List.copyOf(labels);
  }
}
