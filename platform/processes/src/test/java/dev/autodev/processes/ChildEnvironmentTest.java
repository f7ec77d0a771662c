package dev.autodev.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildEnvironmentTest {

  @Test
  void holdsOnlyWhatAChildNeeds(@TempDir Path home) {
    Map<String, String> environment =
        ChildEnvironment.clean(home, Map.of("EXTRA", "1", "TZ", "CET"));

    assertThat(environment)
        .containsOnlyKeys("PATH", "HOME", "TMPDIR", "LANG", "TZ", "JAVA_HOME", "EXTRA")
        .containsEntry("HOME", home.toString())
        .containsEntry("TZ", "CET");
    assertThat(Path.of(environment.get("TMPDIR"))).isDirectory().startsWith(home);
  }
}
