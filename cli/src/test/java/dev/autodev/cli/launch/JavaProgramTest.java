package dev.autodev.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.autodev.cli.CliException;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.Streams;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real processes of {@link Reader}. */
@Timeout(60)
class JavaProgramTest {
  private static final String KEY = "sk-0123456789";

  @TempDir Path folder;
  private @Nullable Process process;

  @AfterEach
  void kill() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void hasAKeyFromItsInputAndNeitherInItsEnvironmentNorInItsCommandLine() throws Exception {
    var said =
        start(
            Map.of("ANTHROPIC_API_KEY", KEY + "\n", "OTHER", "seen", "AWS_SECRET_ACCESS_KEY", KEY),
            Set.of());

    assertThat(said).contains("marker=stdin", "input=ANTHROPIC_API_KEY=" + KEY + "|", "other=seen");
    assertThat(shown("environ")).contains("OTHER=seen").doesNotContain(KEY, "ANTHROPIC_API_KEY");
    assertThat(shown("cmdline")).contains("-jar").doesNotContain(KEY);
  }

  @Test
  void isPromisedNothingWhereThereIsNothingToHandOver() throws Exception {
    assertThat(start(Map.of("OPENAI_API_KEY", " ", "SWARM_SECRETS", "stdin"), Set.of()))
        .contains("marker=null", "input= ");
  }

  @Test
  void doesNotHaveAKeyThatIsWithheld() throws Exception {
    assertThat(
            start(Map.of("OPENAI_API_KEY", KEY, "SWARM_SECRET_OPS", "a"), Set.of("OPENAI_API_KEY")))
        .contains("input=SWARM_SECRET_OPS=a| ");
  }

  @Test
  void refusesAKeyOfSeveralLines() {
    assertThatThrownBy(() -> start(Map.of("OPENAI_API_KEY", KEY + "\nOTHER=x"), Set.of()))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("OPENAI_API_KEY has several lines")
        .hasMessageNotContaining(KEY);
  }

  /** What it said once it had read its input. */
  private String start(Map<String, String> variables, Set<String> withheld) throws Exception {
    var output = folder.resolve("output");
    var log = Redirect.to(output.toFile());
    var program =
        new JavaProgram("reader", jar(), List.of("-Xmx16m"), List.of(), Map.of(), withheld);
    process = program.start(invocation(variables), log, log);
    await().until(() -> Files.readString(output).endsWith("read\n"));
    return Files.readString(output);
  }

  private Invocation invocation(Map<String, String> variables) {
    var nowhere = new PrintStream(OutputStream.nullOutputStream());
    var streams = new Streams(new ByteArrayInputStream(new byte[0]), nowhere, nowhere, false);
    return new Invocation(streams, new HashMap<>(variables), folder, folder, Clock.systemUTC());
  }

  private Path jar() throws IOException {
    var manifest = new Manifest();
    var attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, Reader.class.getName());
    attributes.put(Attributes.Name.CLASS_PATH, Path.of("target/test-classes").toUri().toString());
    var jar = folder.resolve("reader.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    return jar;
  }

  private String shown(String file) throws IOException {
    return Files.readString(
        Path.of("/proc", Long.toString(Objects.requireNonNull(process).pid()), file));
  }

  static final class Reader {
    public static void main(String[] arguments) throws Exception {
      var input = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
      System.out.printf(
          "marker=%s input=%s other=%s read%n",
          System.getenv("SWARM_SECRETS"), input.replace('\n', '|'), System.getenv("OTHER"));
      new CountDownLatch(1).await(30, TimeUnit.SECONDS); // to be looked at; ends by itself
    }
  }
}
