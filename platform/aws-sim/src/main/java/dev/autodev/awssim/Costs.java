package dev.autodev.awssim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A bill by day and service. */
public final class Costs implements AwsSim.Speaks {
  private final List<Line> lines = new ArrayList<>();

  private record Line(LocalDate day, String service, String amount) {}

  /** What a service of AWS cost on a day. */
  public synchronized void add(LocalDate day, String service, String amount) {
    lines.add(new Line(day, service, amount));
  }

  @Override
  public synchronized ObjectNode answer(String action, JsonNode body) {
    if (!action.equals("GetCostAndUsage")) {
      throw new Refused("UnknownOperationException", action);
    }
    LocalDate from = LocalDate.parse(body.path("TimePeriod").path("Start").asText());
    LocalDate until = LocalDate.parse(body.path("TimePeriod").path("End").asText());
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode results = answer.putArray("ResultsByTime");
    for (LocalDate day = from; day.isBefore(until); day = day.plusDays(1)) {
      ObjectNode result = results.addObject();
      result
          .putObject("TimePeriod")
          .put("Start", day.toString())
          .put("End", day.plusDays(1).toString());
      ArrayNode groups = result.putArray("Groups");
      for (Line line : lines) {
        if (line.day().equals(day)) {
          ObjectNode group = groups.addObject();
          group.putArray("Keys").add(line.service());
          group
              .putObject("Metrics")
              .putObject("UnblendedCost")
              .put("Amount", line.amount())
              .put("Unit", "USD");
        }
      }
    }
    return answer;
  }
}
