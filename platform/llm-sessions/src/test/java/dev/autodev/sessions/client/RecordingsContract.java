package dev.autodev.sessions.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.sessions.client.Recordings.Heard;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every recorded run of a real client, with what came of it. */
public abstract class RecordingsContract {
  private final String client;
  private final Map<String, String> expected = new TreeMap<>();

  protected RecordingsContract(String client) {
    this.client = client;
  }

  /** A new one, of a session that begins. */
  protected abstract Dialect dialect();

  /** How many lines of a run nobody is to understand. */
  protected int unknownIn(String name) {
    return 0;
  }

  protected final void expect(String kind, String names) {
    for (String name : names.split(" ")) {
      expected.put(name, kind);
    }
  }

  protected final Heard hear(String name) throws IOException {
    return Recordings.hear(client, name, dialect());
  }

  @Test
  void allRunsComeToWhatTheyCameTo() throws IOException {
    Map<String, String> heard = new TreeMap<>();
    for (String name : Recordings.of(client)) {
      heard.put(name, hear(name).kind());
    }

    assertThat(heard).isEqualTo(expected);
  }

  @Test
  void noLineOfThemIsUnknown() throws IOException {
    for (String name : Recordings.of(client)) {
      assertThat(hear(name).all(ClientEvent.Unknown.class)).as(name).hasSize(unknownIn(name));
    }
  }
}
