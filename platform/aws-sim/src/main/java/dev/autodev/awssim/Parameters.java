package dev.autodev.awssim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A parameter store; an encrypted value is shown to those only who ask for it decrypted. */
public final class Parameters implements AwsSim.Speaks {
  private static final int MOST_AT_ONCE = 10;

  private final Map<String, Stored> stored = new TreeMap<>();

  private record Stored(String value, String type, int version) {}

  /** Puts one as a person elsewhere would. */
  public synchronized void put(String name, String value) {
    stored.put(name, new Stored(value, "SecureString", version(name) + 1));
  }

  /** Takes one away as a person elsewhere would. */
  public synchronized void remove(String name) {
    stored.remove(name);
  }

  /** The value, or empty text. */
  public synchronized String value(String name) {
    Stored found = stored.get(name);
    return found == null ? "" : found.value();
  }

  private int version(String name) {
    Stored found = stored.get(name);
    return found == null ? 0 : found.version();
  }

  @Override
  public synchronized ObjectNode answer(String action, JsonNode body) {
    return switch (action) {
      case "PutParameter" -> put(body);
      case "GetParameter" -> one(body);
      case "GetParameters" -> some(body);
      case "GetParametersByPath" -> page(body);
      case "DeleteParameter" -> delete(body);
      default -> throw new Refused("UnknownOperationException", action);
    };
  }

  private ObjectNode put(JsonNode body) {
    String name = body.path("Name").asText();
    if (stored.containsKey(name) && !body.path("Overwrite").asBoolean()) {
      throw new Refused("ParameterAlreadyExists", "The parameter already exists.");
    }
    int version = version(name) + 1;
    stored.put(name, new Stored(body.path("Value").asText(), body.path("Type").asText(), version));
    return answer().put("Version", version).put("Tier", "Standard");
  }

  private ObjectNode one(JsonNode body) {
    String name = known(body);
    return answer().set("Parameter", shown(name, body.path("WithDecryption").asBoolean()));
  }

  private ObjectNode some(JsonNode body) {
    ObjectNode answer = answer();
    ArrayNode found = answer.putArray("Parameters");
    ArrayNode invalid = answer.putArray("InvalidParameters");
    for (JsonNode name : body.path("Names")) {
      if (stored.containsKey(name.asText())) {
        found.add(shown(name.asText(), body.path("WithDecryption").asBoolean()));
      } else {
        invalid.add(name.asText());
      }
    }
    return answer;
  }

  /** At most ten, and a token for those after them. */
  private ObjectNode page(JsonNode body) {
    String path = body.path("Path").asText().replaceFirst("/$", "") + "/";
    boolean deep = body.path("Recursive").asBoolean();
    List<String> names =
        stored.keySet().stream()
            .filter(name -> name.startsWith(path))
            .filter(name -> deep || name.indexOf('/', path.length()) < 0)
            .toList();
    int from = body.path("NextToken").asInt(0);
    int to = Math.min(names.size(), from + body.path("MaxResults").asInt(MOST_AT_ONCE));
    ObjectNode answer = answer();
    ArrayNode found = answer.putArray("Parameters");
    names
        .subList(from, to)
        .forEach(name -> found.add(shown(name, body.path("WithDecryption").asBoolean())));
    if (to < names.size()) {
      answer.put("NextToken", Integer.toString(to));
    }
    return answer;
  }

  private ObjectNode delete(JsonNode body) {
    stored.remove(known(body));
    return answer();
  }

  private String known(JsonNode body) {
    String name = body.path("Name").asText();
    if (!stored.containsKey(name)) {
      throw new Refused("ParameterNotFound", "");
    }
    return name;
  }

  private ObjectNode shown(String name, boolean decrypted) {
    Stored one = Objects.requireNonNull(stored.get(name));
    boolean open = decrypted || !one.type().equals("SecureString");
    return answer()
        .put("Name", name)
        .put("Type", one.type())
        .put("Value", open ? one.value() : encrypted(one.value()))
        .put("Version", one.version())
        .put("LastModifiedDate", Instant.parse("2026-01-01T00:00:00Z").getEpochSecond());
  }

  private static String encrypted(String value) {
    return "AQICAHg" + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode answer() {
    return JsonNodeFactory.instance.objectNode();
  }
}
