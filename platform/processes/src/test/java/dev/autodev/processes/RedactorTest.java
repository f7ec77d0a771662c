package dev.autodev.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RedactorTest {

  private static final String BODY = "a1B2c3D4e5".repeat(5);
  private static final String ARMOUR = "-----";
  private final Redactor redactor =
      Redactor.of(List.of("hunter2!x", "hunter2!x-longer", "two\nlines"));

  // Put together here, so that no scanner takes this file for a leak.
  static List<String> wellKnown() {
    return List.of(
        "AKIA" + "ABCDEFGHIJ234567",
        "ASIA" + "ABCDEFGHIJ234567",
        "ghp_" + BODY.substring(0, 36),
        "github_pat_" + BODY,
        "glpat-" + BODY.substring(0, 20),
        "xoxb-" + BODY,
        "sk-ant-" + "api03-" + BODY,
        "sk-proj-" + BODY,
        "sk-" + BODY,
        "eyJ" + BODY + ".eyJ" + BODY + "." + BODY,
        ARMOUR
            + "BEGIN RSA PRIVATE KEY"
            + ARMOUR
            + "\nabc\ndef\n"
            + ARMOUR
            + "END RSA PRIVATE KEY"
            + ARMOUR);
  }

  @ParameterizedTest
  @MethodSource("wellKnown")
  void redactsWellKnownSecretsWhole(String secret) {
    assertThat(redactor.redact("before " + secret + " after")).isEqualTo("before [redacted] after");
    assertThat(redactor.redact(secret)).isEqualTo("[redacted]");
    assertThat(redactor.redact("{\"a\":\"\\n" + secret + "\"}"))
        .isEqualTo("{\"a\":\"\\n[redacted]\"}");
  }

  @Test
  void asksForValuesOnceAndNotBeforeThereIsText() {
    List<String> asked = new ArrayList<>();
    Redactor late =
        Redactor.whenNeeded(
            () -> {
              asked.add("asked");
              return List.of("hunter2!x");
            });
    assertThat(asked).isEmpty();

    assertThat(late.redact("a hunter2!x")).isEqualTo("a [redacted]");
    assertThat(late.redact("b hunter2!x")).isEqualTo("b [redacted]");
    assertThat(asked).hasSize(1);
  }

  @Test
  void redactsExactValuesInEveryForm() {
    String base64 = Base64.getEncoder().encodeToString("hunter2!x".getBytes());

    assertThat(
            redactor.redact(
                "a hunter2!x b hunter2!x-longer c hunter2%21x d two\\nlines e " + base64))
        .isEqualTo("a [redacted] b [redacted] c [redacted] d [redacted] e [redacted]");
  }

  @Test
  void leavesOrdinaryTextAlone() {
    String text =
        "task-implement-the-thing-that-is-asked-for-by-the-person eyJ AKIA hunter2 ----- "
            + ARMOUR
            + "BEGIN CERTIFICATE"
            + ARMOUR
            + "\nabc\n"
            + ARMOUR
            + "END CERTIFICATE"
            + ARMOUR
            + " password=x ünïcödé";

    assertThat(redactor.redact(text)).isEqualTo(text);
    assertThat(Redactor.none().redact("hunter2!x")).isEqualTo("hunter2!x");
  }

  @Test
  void ignoresValuesTooShortToBeSecrets() {
    assertThat(Redactor.of(List.of("", "ab", "  ")).redact("ab cab")).isEqualTo("ab cab");
  }

  @Test
  void givesTheSameAcrossAnyChunkBorders() {
    StringBuilder text = new StringBuilder();
    for (String secret : wellKnown()) {
      text.append("x ").append(secret).append("\n hunter2!x two\nlines hunter2! ");
    }
    String whole = redactor.redact(text.toString());
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      Redactor.Stream stream = redactor.stream();
      StringBuilder out = new StringBuilder();
      for (int at = 0; at < text.length(); ) {
        int end = Math.min(text.length(), at + 1 + random.nextInt(round + 1));
        out.append(stream.feed(text.substring(at, end)));
        at = end;
      }
      assertThat(out.append(stream.end()).toString()).isEqualTo(whole);
    }
    assertThat(whole).doesNotContain(BODY.substring(0, 12)).doesNotContain("hunter2!x");
  }

  @Test
  void givesTheSameForRandomTextsCutAtRandomPlaces() {
    List<String> parts = new ArrayList<>(wellKnown());
    parts.addAll(List.of("hunter2!x", "hunter2!x-longer", "two\nlines", " ", "\n", "ü😀", "ghp_"));
    Random random = new Random(23);
    for (int round = 0; round < 500; round++) {
      StringBuilder text = new StringBuilder();
      for (int part = random.nextInt(12); part >= 0; part--) {
        String next = parts.get(random.nextInt(parts.size()));
        // Half of them end too early to be secrets.
        text.append(random.nextBoolean() ? next : next.substring(0, random.nextInt(next.length())));
      }
      assertThat(inPieces(text.toString(), random)).isEqualTo(redactor.redact(text.toString()));
    }
  }

  private String inPieces(String text, Random random) {
    Redactor.Stream stream = redactor.stream();
    StringBuilder out = new StringBuilder();
    for (int at = 0; at < text.length(); ) {
      int end = Math.min(text.length(), at + random.nextInt(20));
      out.append(stream.feed(text.substring(at, end)));
      at = end;
    }
    return out.append(stream.end()).toString();
  }

  @Test
  void holdsBackOnlyWhatMayBecomeASecret() {
    Redactor.Stream stream = redactor.stream();

    assertThat(stream.feed("plain words and hun")).isEqualTo("plain words and ");
    assertThat(stream.feed("ger\n")).isEqualTo("hunger\n");
    assertThat(stream.feed("gh")).isEmpty();
    assertThat(stream.end()).isEqualTo("gh");
  }

  @Test
  void givesUpOnAKeyBlockThatNeverCloses() {
    String text = ARMOUR + "BEGIN PRIVATE KEY" + ARMOUR + "\n" + "x".repeat(40_000) + " end";

    assertThat(redactor.redact(text)).startsWith("[redacted]").endsWith("x end");
  }
}
