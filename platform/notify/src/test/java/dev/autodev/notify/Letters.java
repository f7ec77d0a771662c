package dev.autodev.notify;

import dev.autodev.control.notify.Letter;
import dev.autodev.control.notify.Urgency;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Letters as the control plane writes them. */
final class Letters {
  static final String HOSTILE =
      "Read <https://evil.example|this> & [that](https://evil.example) @all";
  private static final URI HERE = URI.create("https://swarm.example.org/");

  private Letters() {}

  static Letter gate() {
    return letter(
        Optional.of(
            new Letter.Links(
                Optional.of(HERE.resolve("links/t/approve")),
                Optional.of(HERE.resolve("links/t/reject")),
                HERE.resolve("links/t/acknowledge"))));
  }

  /** As it goes to where several people read. */
  static Letter toAll() {
    return letter(Optional.empty());
  }

  private static Letter letter(Optional<Letter.Links> links) {
    return new Letter(
        "msg_1",
        Instant.parse("2026-01-02T03:04:05Z"),
        Urgency.ACTION,
        List.of(
            new Letter.Item(
                7,
                "gate",
                Letter.Stage.REMINDER,
                HOSTILE,
                "bound to abc",
                HERE.resolve("approvals/01g"),
                Optional.of(new Letter.Gate("01g", "abc")),
                links)),
        2,
        HERE.resolve("notifications"));
  }
}
