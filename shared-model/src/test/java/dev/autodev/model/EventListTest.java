package dev.autodev.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.model.event.EventList;
import dev.autodev.model.event.SwarmEvent;
import dev.autodev.model.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventListTest {
  @Test
  void aSingleEventStaysAnObject() {
    String event = Json.write(left(1));

    assertThat(EventList.bodies(List.of(event))).containsExactly(event);
    assertThat(EventList.read(event)).containsExactly(left(1));
  }

  @Test
  void manyTravelTogetherInTheirOrder() {
    List<SwarmEvent> events =
        IntStream.range(0, 3 * EventList.MOST + 1)
            .<SwarmEvent>mapToObj(EventListTest::left)
            .toList();

    List<String> bodies = EventList.bodies(events.stream().map(Json::write).toList());

    assertThat(bodies).hasSize(4);
    assertThat(bodies.stream().flatMap(body -> EventList.read(body).stream()))
        .containsExactlyElementsOf(events);
  }

  @Test
  void aLargeOneTravelsAlone() {
    String large = "{\"large\":\"" + "x".repeat(EventList.LONGEST) + "\"}";

    assertThat(EventList.bodies(List.of("{\"a\":1}", large, "{\"b\":1}", "{\"c\":1}")))
        .containsExactly("{\"a\":1}", large, "[{\"b\":1},{\"c\":1}]");
  }

  @Test
  void aBrokenOneDoesNotKeepTheOthers() {
    String body =
        "[" + Json.write(left(1)) + ",{\"type\":\"nonsense\"},7," + Json.write(left(2)) + "]";
    List<SwarmEvent> read = new ArrayList<>();
    List<String> broken = new ArrayList<>();

    assertThatThrownBy(() -> EventList.read(body)).isInstanceOf(InvalidModelException.class);
    EventList.readEach(body, read::add, (json, why) -> broken.add(json));

    assertThat(read).containsExactly(left(1), left(2));
    assertThat(broken).containsExactly("{\"type\":\"nonsense\"}", "7");
  }

  @Test
  void aListOfNothingIsRefused() {
    assertThatThrownBy(() -> EventList.read(" []")).hasMessageContaining("empty");
    assertThatThrownBy(() -> EventList.readEach("[]", event -> {}, (json, why) -> {}))
        .hasMessageContaining("empty");
  }

  @Test
  void anArrayThatDoesNotEndIsNoEvent() {
    assertThatThrownBy(() -> EventList.readEach("[{\"a\":1}", event -> {}, (json, why) -> {}))
        .isInstanceOf(InvalidModelException.class);
  }

  private static SwarmEvent left(int number) {
    return new SwarmEvent.WorkerLeft(
        new WorkerId("w" + number), Instant.parse("2026-01-01T00:00:00Z"), List.of());
  }
}
