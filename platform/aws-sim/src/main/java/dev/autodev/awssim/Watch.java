package dev.autodev.awssim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Figures and alarms of CloudWatch, over the query protocol. */
public final class Watch {
  private final List<Datum> data = new ArrayList<>();
  private final Map<String, String> alarms = new LinkedHashMap<>();

  /** What was published. */
  public record Datum(
      String namespace, String name, Map<String, String> dimensions, double value, String unit) {}

  /** An alarm in a state such as ALARM. */
  public synchronized void alarm(String name, String state) {
    alarms.put(name, state);
  }

  /** All that was published, oldest first. */
  public synchronized List<Datum> data() {
    return List.copyOf(data);
  }

  synchronized String answer(Form form) {
    return switch (form.action()) {
      case "PutMetricData" -> put(form);
      case "DescribeAlarms" -> describe(form);
      default -> throw new IllegalArgumentException(form.action());
    };
  }

  private String put(Form form) {
    for (int i = 1; form.has("MetricData.member." + i + ".MetricName"); i++) {
      String datum = "MetricData.member." + i + ".";
      Map<String, String> dimensions = new TreeMap<>();
      for (int d = 1; form.has(datum + "Dimensions.member." + d + ".Name"); d++) {
        String dimension = datum + "Dimensions.member." + d + ".";
        dimensions.put(form.field(dimension + "Name"), form.field(dimension + "Value"));
      }
      data.add(
          new Datum(
              form.field("Namespace"),
              form.field(datum + "MetricName"),
              dimensions,
              Double.parseDouble(form.field(datum + "Value")),
              form.field(datum + "Unit")));
    }
    return "<PutMetricDataResponse xmlns=\"http://monitoring.amazonaws.com/doc/2010-08-01/\"/>";
  }

  private String describe(Form form) {
    StringBuilder found = new StringBuilder();
    alarms.forEach(
        (name, state) -> {
          if (name.startsWith(form.field("AlarmNamePrefix"))) {
            found.append(
                "<member><AlarmName>%s</AlarmName><StateValue>%s</StateValue><AlarmDescription>what %s means</AlarmDescription></member>"
                    .formatted(name, state, name));
          }
        });
    return """
    <DescribeAlarmsResponse xmlns="http://monitoring.amazonaws.com/doc/2010-08-01/">
      <DescribeAlarmsResult><MetricAlarms>%s</MetricAlarms></DescribeAlarmsResult>
    </DescribeAlarmsResponse>"""
        .formatted(found);
  }
}
