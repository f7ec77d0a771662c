package dev.autodev.settings.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.settings.SettingsException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogVariablesTest {
  private static final String JSON = "quarkus.log.console.json.enabled";
  private static final String OURS = "quarkus.log.category.\"dev.autodev\".level";
  private static final String ALL = "quarkus.log.level";

  private static SmallRyeConfig with(Map<String, String> variables) {
    return new SmallRyeConfigBuilder()
        .withSources(new PropertiesConfigSource(variables, "variables", 300))
        .withSources(new LogVariables())
        .build();
  }

  private static String value(SmallRyeConfig config, String key) {
    return config.getConfigValue(key).getValue();
  }

  @Test
  void textUnlessJsonIsAskedFor() {
    assertThat(value(with(Map.of()), JSON)).isEqualTo("false");
    assertThat(value(with(Map.of("LOG_FORMAT", " ")), JSON)).isEqualTo("false");
    assertThat(value(with(Map.of("LOG_FORMAT", "console")), JSON)).isEqualTo("false");
    assertThat(value(with(Map.of("LOG_FORMAT", "text")), JSON)).isEqualTo("false");
    assertThat(value(with(Map.of("LOG_FORMAT", "JSON")), JSON)).isEqualTo("true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void everyHandlerWritesThatFormatAndMasks(String format) {
    SmallRyeConfig config = with(Map.of("LOG_FORMAT", format));

    for (String handler : List.of("console", "file", "syslog", "socket")) {
      String key = "quarkus.log." + handler;
      assertThat(value(config, key + ".json.enabled"))
          .isEqualTo(Boolean.toString(format.equals("json")));
      assertThat(value(config, key + ".filter"))
          .isEqualTo(format.equals("json") ? EventFields.NAME : MaskedLines.NAME);
    }
  }

  @Test
  void whatIsFinerThanInfoIsOfTheSwarmAlone() {
    SmallRyeConfig debug = with(Map.of("LOG_LEVEL", "debug"));
    assertThat(value(debug, OURS)).isEqualTo("DEBUG");
    assertThat(value(debug, ALL)).isNull();

    SmallRyeConfig warning = with(Map.of("LOG_LEVEL", "WARNING"));
    assertThat(value(warning, ALL)).isEqualTo("WARN");
    assertThat(value(warning, OURS)).isNull();

    assertThat(value(with(Map.of()), ALL)).isNull();
  }

  @Test
  void theKeysThemselvesWin() {
    assertThat(value(with(Map.of("LOG_LEVEL", "ERROR", ALL, "INFO")), ALL)).isEqualTo("INFO");
  }

  @Test
  void whatIsNeitherIsRefusedWithTheRemedy() {
    assertThatThrownBy(() -> with(Map.of("LOG_FORMAT", "xml")))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "LOG_FORMAT is 'xml'; set it to text (or console) or json, or take it out: then it is text");
    assertThatThrownBy(() -> with(Map.of("LOG_LEVEL", "LOUD")))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "LOG_LEVEL is 'LOUD'; set it to DEBUG, INFO, WARNING, ERROR or CRITICAL, or take it out: then it is INFO");
  }
}
