package dev.autodev.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.cli.CliException;
import dev.autodev.cli.TimeSpan;
import dev.autodev.cli.api.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The one option that says when; each becomes a rhythm as the API takes it. */
public final class When {
  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "Once, such as 2030-01-31T07:00 in the zone, or 2030-01-31T06:00:00Z.")
  private @Nullable String at;

  @Option(names = "--in", paramLabel = "TIME", description = "Once, after 30m, 2h, 1d.")
  private @Nullable String in;

  @Option(names = "--every", paramLabel = "TIME", description = "Again every 30m, 2h, 1d.")
  private @Nullable String every;

  @Option(names = "--daily", paramLabel = "HH:MM", description = "Every day.")
  private @Nullable String daily;

  @Option(
      names = "--weekly",
      paramLabel = "'DAY... HH:MM'",
      description = "On days of the week, such as 'monday friday 07:00'.")
  private @Nullable String weekly;

  @Option(names = "--cron", paramLabel = "'M H D M W'", description = "By the five fields of cron.")
  private @Nullable String cron;

  /** As the API takes it. */
  public ObjectNode rhythm(String zone) {
    var json = Json.object();
    if (at != null) {
      return json.put("type", "once").put("at", instant(at, zone));
    }
    if (in != null) {
      return json.put("type", "delay").put("after", TimeSpan.of("--in", in).toString());
    }
    if (every != null) {
      return json.put("type", "interval").put("every", TimeSpan.of("--every", every).toString());
    }
    if (daily != null) {
      return json.put("type", "daily").put("time", daily);
    }
    return weekly == null
        ? json.put("type", "cron").put("expression", cron)
        : weekly(json.put("type", "weekly"), List.of(weekly.strip().split("[,\\s]+")));
  }

  private static ObjectNode weekly(ObjectNode json, List<String> words) {
    var days = json.putArray("days");
    words.subList(0, words.size() - 1).forEach(days::add);
    return json.put("time", words.get(words.size() - 1));
  }

  private static String instant(String text, String zone) {
    try {
      return text.endsWith("Z")
          ? Instant.parse(text).toString()
          : LocalDateTime.parse(text).atZone(ZoneId.of(zone)).toInstant().toString();
    } catch (DateTimeException e) {
      throw CliException.usage(
          "--at '%s' is no time; write 2030-01-31T07:00 or 2030-01-31T06:00:00Z".formatted(text));
    }
  }
}
