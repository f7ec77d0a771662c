package dev.autodev.sessions.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventStreamTest {
  private static final String STREAM =
      "event: a\ndata: {\"ü\":\"😀\"}\n\n: comment\n\ndata: one\r\ndata:two\r\n\r\nid: 7\revent: c\rdata\r\r"
          + "event: lost\n\ndata: unfinished";
  private static final List<ServerSentEvent> EVENTS =
      List.of(
          new ServerSentEvent("a", "{\"ü\":\"😀\"}"),
          new ServerSentEvent("", "one\ntwo"),
          new ServerSentEvent("c", ""));

  @Test
  void findsTheSameEventsWhereverTheStreamIsCut() {
    byte[] bytes = STREAM.getBytes(StandardCharsets.UTF_8);
    Random random = new Random(11);
    for (int round = 0; round < 500; round++) {
      EventStream stream = new EventStream(1000);
      List<ServerSentEvent> found = new ArrayList<>();
      for (int from = 0; from < bytes.length; ) {
        int to = Math.min(bytes.length, from + 1 + random.nextInt(1 + round / 10));
        found.addAll(stream.feed(Arrays.copyOfRange(bytes, from, to)));
        from = to;
      }
      assertThat(found).isEqualTo(EVENTS);
    }
  }

  @Test
  void givesUpOnAnEventWithoutEnd() {
    EventStream stream = new EventStream(1000);
    for (int piece = 0; piece < 20; piece++) {
      stream.feed("data: ".repeat(20).getBytes(StandardCharsets.UTF_8));
    }

    assertThat(stream.isTooLong()).isTrue();
    assertThat(stream.feed("\n\ndata: later\n\n".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void anEventIsReadAsItWasWritten() {
    ServerSentEvent event = new ServerSentEvent("name", "two\nlines");

    assertThat(new EventStream(100).feed(event.onTheLine().getBytes(StandardCharsets.UTF_8)))
        .containsExactly(event);
  }
}
