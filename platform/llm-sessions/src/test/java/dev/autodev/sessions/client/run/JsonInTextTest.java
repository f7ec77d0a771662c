package dev.autodev.sessions.client.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonInTextTest {

  @Test
  void takesATextThatIsAnObject() {
    assertThat(JsonInText.find(" {\"a\": 1}\n").orElseThrow().path("a").asInt()).isEqualTo(1);
  }

  @Test
  void takesTheLastFencedBlockOfAText() {
    String text =
        "First ```json\n{\"a\": 1}\n``` and then\n```\n{\"a\": {\"b\": 2}}\n```\nThat is it.";

    assertThat(JsonInText.find(text).orElseThrow().at("/a/b").asInt()).isEqualTo(2);
  }

  @Test
  void takesNothingElse() {
    assertThat(JsonInText.find("")).isEmpty();
    assertThat(JsonInText.find("[1]")).isEmpty();
    assertThat(JsonInText.find("{\"a\": 1} is the result")).isEmpty();
  }
}
