package dev.autodev.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WhereaboutsTest {
  private static final Pattern MISSING =
      Pattern.compile("NotFound\\(\\s*\"([^\"]+)\", [^\",)]+\\)");
  private static final String OTHERWISE = Whereabouts.of("what nobody asks for");

  @Test
  void whoeverNamesWhatIsNotThereIsToldWhereToLook() {
    assertThat(new ControlPlaneException.NotFound("template", "x"))
        .hasMessage(
            "There is no template 'x'; 'claude-tasks templates list' and the page /templates list those there are");
  }

  @Test
  void eachKindHasARemedyOfItsOwn() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      assertThat(sources.filter(path -> path.toString().endsWith(".java")))
          .flatMap(path -> MISSING.matcher(Files.readString(path)).results().toList())
          .extracting(found -> found.group(1))
          .contains("task", "gate", "repository")
          .allSatisfy(what -> assertThat(Whereabouts.of(what)).isNotEqualTo(OTHERWISE));
    }
  }
}
