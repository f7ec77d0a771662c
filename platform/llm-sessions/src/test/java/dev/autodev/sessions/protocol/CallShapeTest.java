package dev.autodev.sessions.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallShapeTest {

  @Test
  void readsTheOutermostFieldsOnly() {
    String body =
        "{\"messages\":[{\"model\":\"inner\",\"max_tokens\":1}],\"max_tokens\":64,\"model\":\"m\"}";

    assertThat(shape(Protocol.MESSAGES, body))
        .hasValue(new CallShape("m", OptionalLong.of(64), body.length()));
  }

  @Test
  void knowsWhereEachApiBoundsItsAnswer() {
    String body = "{\"model\":\"m\",\"max_output_tokens\":64}";

    assertThat(shape(Protocol.RESPONSES, body).orElseThrow().maxOutput()).hasValue(64);
    assertThat(shape(Protocol.MESSAGES, body).orElseThrow().maxOutput()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "{}",
        "{\"model\":7}",
        "{\"model\":\"m\"",
        "{\"model\":\"m\"} x",
        "{\"model\":\"m\",\"max_tokens\":99999999999999999999}"
      })
  void takesNothingElseForACall(String body) {
    assertThat(shape(Protocol.MESSAGES, body)).isEmpty();
  }

  private static Optional<CallShape> shape(Protocol protocol, String body) {
    return CallShape.of(protocol, body.getBytes(StandardCharsets.UTF_8));
  }
}
