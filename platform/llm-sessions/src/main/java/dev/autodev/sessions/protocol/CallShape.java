package dev.autodev.sessions.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What must be known of a request before it may go out.
 *
 * @param maxOutput most tokens its answer may have, if it says so
 * @param bytes length of its body
 */
public record CallShape(String model, OptionalLong maxOutput, int bytes) {
  private static final JsonFactory JSON = new JsonFactory();

  /** Reads the outermost fields only; empty if the body is no JSON object that names a model. */
  public static Optional<CallShape> of(Protocol protocol, byte[] body) {
    Optional<String> model = Optional.empty();
    OptionalLong limit = OptionalLong.empty();
    try (JsonParser parser = JSON.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        JsonToken value = parser.nextToken();
        if (field.equals("model") && value == JsonToken.VALUE_STRING) {
          model = Optional.of(parser.getText());
        } else if (field.equals(protocol.outputLimit()) && value == JsonToken.VALUE_NUMBER_INT) {
          limit = OptionalLong.of(Math.max(0, parser.getLongValue()));
        }
        parser.skipChildren();
      }
      if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
        return Optional.empty();
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    OptionalLong maxOutput = limit;
    return model.map(named -> new CallShape(named, maxOutput, body.length));
  }
}
