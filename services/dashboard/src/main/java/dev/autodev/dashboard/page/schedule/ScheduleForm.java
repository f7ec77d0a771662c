package dev.autodev.dashboard.page.schedule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.NewSchedule;
import dev.autodev.control.timetable.Rhythm;
import dev.autodev.model.json.Json;
import dev.autodev.model.json.MalformedJsonException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What was filled in, as it was, so that a preview gives it back. */
public record ScheduleForm(Map<String, String> fields) {
  private static final Map<String, String> EMPTY =
      Map.ofEntries(
          Map.entry("name", ""),
          Map.entry("rhythm", "daily"),
          Map.entry("value", "07:00"),
          Map.entry("zone", "UTC"),
          Map.entry("missed", "once"),
          Map.entry("overlap", "skip"),
          Map.entry("files", "security_scan"),
          Map.entry("title", ""),
          Map.entry("description", ""),
          Map.entry("repository", ""),
          Map.entry("after", ""),
          Map.entry("tags", ""));

  /** Nothing but the usual. */
  static ScheduleForm empty() {
    return new ScheduleForm(EMPTY);
  }

  static ScheduleForm of(MultivaluedMap<String, String> sent) {
    Map<String, String> fields = new java.util.HashMap<>(EMPTY);
    EMPTY.keySet().stream()
        .filter(sent::containsKey)
        .forEach(name -> fields.put(name, sent.getFirst(name).strip()));
    return new ScheduleForm(Map.copyOf(fields));
  }

  /** The part that says when, of one that is kept. */
  static ScheduleForm of(NewSchedule kept) {
    Map<String, String> fields = new java.util.HashMap<>(EMPTY);
    fields.put("rhythm", Json.tree(kept.rhythm()).path("type").asText());
    fields.put("value", value(kept.rhythm()));
    fields.put("zone", kept.zone());
    fields.put("missed", kept.missed().wireName());
    fields.put("overlap", kept.overlap().wireName());
    fields.put("tags", String.join(" ", kept.tags()));
    return new ScheduleForm(Map.copyOf(fields));
  }

  private static String value(Rhythm rhythm) {
    return switch (rhythm) {
      case Rhythm.Once once -> once.at().toString();
      case Rhythm.Delay delay -> delay.after().toString();
      case Rhythm.Interval interval -> interval.every().toString();
      case Rhythm.Daily daily -> daily.time().toString();
      case Rhythm.Weekly weekly -> String.join(" ", weekly.days()) + " " + weekly.time();
      case Rhythm.Cron cron -> cron.expression();
    };
  }

  /** One that is kept as somebody wants it: the name stays, the work is as the API takes it. */
  static NewSchedule changed(NewSchedule kept, MultivaluedMap<String, String> sent) {
    ScheduleForm form = of(sent);
    ObjectNode json = form.timing(kept.name());
    json.put("mostMissed", kept.mostMissed());
    try {
      json.set("work", Json.parse(Objects.requireNonNullElse(sent.getFirst("work"), "null")));
    } catch (MalformedJsonException e) {
      throw new ControlPlaneException.Invalid("work", String.valueOf(e.getMessage()));
    }
    return read(json, NewSchedule.class);
  }

  /** What a field holds. */
  public String get(String name) {
    return fields.getOrDefault(name, "");
  }

  Rhythm rhythm() {
    return read(rhythmJson(), Rhythm.class);
  }

  /** As the API takes it. */
  NewSchedule schedule() {
    ObjectNode json = timing(get("name"));
    json.set("work", work());
    return read(json, NewSchedule.class);
  }

  private ObjectNode timing(String called) {
    ObjectNode json = object().put("name", called);
    for (String name : List.of("zone", "missed", "overlap")) {
      json.put(name, get(name));
    }
    json.set("rhythm", rhythmJson());
    var tags = json.putArray("tags");
    Arrays.stream(get("tags").split("[,\\s]+")).filter(tag -> !tag.isEmpty()).forEach(tags::add);
    return json;
  }

  private ObjectNode rhythmJson() {
    String value = get("value");
    ObjectNode json = object().put("type", get("rhythm"));
    return switch (get("rhythm")) {
      case "weekly" -> weekly(json, value);
      case "interval" -> json.put("every", duration(value));
      case "delay" -> json.put("after", duration(value));
      case "once" -> json.put("at", value);
      case "cron" -> json.put("expression", value);
      default -> json.put("time", value);
    };
  }

  /** Such as "monday friday 07:00". */
  private static ObjectNode weekly(ObjectNode json, String value) {
    List<String> words = List.of(value.split("[,\\s]+"));
    var days = json.putArray("days");
    words.subList(0, words.size() - 1).forEach(days::add);
    return json.put("time", words.getLast());
  }

  /** Such as 30m, 2h, 1d, or as ISO 8601 writes it. */
  private static String duration(String value) {
    String upper = value.toUpperCase(java.util.Locale.ROOT).replace(" ", "");
    return upper.startsWith("P") ? upper : upper.endsWith("D") ? "P" + upper : "PT" + upper;
  }

  private ObjectNode work() {
    ObjectNode json = object();
    put(json, "title");
    put(json, "repository");
    if (!get("after").isEmpty()) {
      List.of(get("after").split("[,\\s]+")).forEach(json.putArray("after")::add);
    }
    if (get("files").equals("workflow")) {
      put(json, "description");
      return json.put("kind", "workflow");
    }
    json.putObject("payload").put("type", get("files"));
    return json.put("kind", "task");
  }

  private void put(ObjectNode json, String name) {
    if (!get(name).isEmpty()) {
      json.put(name, get(name));
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static <T> T read(ObjectNode json, Class<T> type) {
    try {
      return Json.read(json, type);
    } catch (MalformedJsonException e) {
      throw new ControlPlaneException.Invalid("", String.valueOf(e.getMessage()));
    }
  }
}
