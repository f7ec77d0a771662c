package dev.autodev.awssim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Log groups; of patterns it knows words that a line has to contain. */
public final class Logs implements AwsSim.Speaks {
  private static final int PAGE = 3;

  private final Map<String, List<Line>> groups = new LinkedHashMap<>();

  private record Line(Instant at, String stream, String text) {}

  /** A container writes. */
  public synchronized void write(String group, String stream, Instant at, String text) {
    groups.computeIfAbsent(group, key -> new ArrayList<>()).add(new Line(at, stream, text));
  }

  @Override
  public synchronized ObjectNode answer(String action, JsonNode body) {
    if (!action.equals("FilterLogEvents")) {
      throw new Refused("UnknownOperationException", action);
    }
    List<Line> lines = groups.get(body.path("logGroupName").asText());
    if (lines == null) {
      throw new Refused("ResourceNotFoundException", "The specified log group does not exist.");
    }
    List<Integer> matching = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (matches(lines.get(i), body)) {
        matching.add(i);
      }
    }
    int from = body.path("nextToken").asInt(0);
    int to = Math.min(matching.size(), from + PAGE);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode events = answer.putArray("events");
    for (int i : matching.subList(from, to)) {
      Line line = lines.get(i);
      events
          .addObject()
          .put("eventId", Integer.toString(i))
          .put("logStreamName", line.stream())
          .put("timestamp", line.at().toEpochMilli())
          .put("message", line.text());
    }
    if (to < matching.size()) {
      answer.put("nextToken", Integer.toString(to));
    }
    return answer;
  }

  private static boolean matches(Line line, JsonNode body) {
    return line.at().toEpochMilli() >= body.path("startTime").asLong()
        && line.stream().startsWith(body.path("logStreamNamePrefix").asText(""))
        && line.text().contains(body.path("filterPattern").asText(""));
  }
}
