package dev.autodev.sessions.protocol;

/**
 * One event of a stream.
 *
 * @param name its {@code event} field, empty if it has none
 * @param data its {@code data} lines, joined by line feeds
 */
public record ServerSentEvent(String name, String data) {
  /** As it goes over the line. */
  public String onTheLine() {
    String named = name.isEmpty() ? "" : "event: " + name + "\n";
    return named + "data: " + data.replace("\n", "\ndata: ") + "\n\n";
  }
}
