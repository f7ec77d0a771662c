package dev.autodev.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TableTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void isAsWideAsItsCellsWhereThereIsRoom() {
    assertThat(printed(0)).isEqualTo(printed(80)).startsWith("ID        STATUS   REASON\n");
  }

  @Test
  void theLastColumnGoesOnBelowItselfWhereTheLineIsShort() {
    assertThat(printed(45).lines())
        .allMatch(line -> line.length() <= 45)
        .contains(
            "01jdxyzw  pending  it waits for a gate that", "                   nobody decided yet");
  }

  @Test
  void rowsAreBlocksWhereNotEvenThatHasRoom() {
    assertThat(printed(30))
        .isEqualTo(
            """
            ID      01jdxyzw
            STATUS  pending
            REASON  it waits for a gate that nobody decided yet

            """);
  }

  @Test
  void saysInWordsThatThereIsNothing() {
    new Table("ID").print(terminal(0), "No tasks.");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("No tasks.\n");
  }

  @Test
  void endsWhereNobodyReads() {
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    Terminal terminal = new Terminal(new PrintStream(gone), false);
    assertThatThrownBy(() -> terminal.line("x")).isInstanceOf(OutputEndedException.class);
  }

  private String printed(int columns) {
    out.reset();
    new Table("ID", "STATUS", "REASON")
        .row("01jdxyzw", "pending", "it waits for a gate that nobody decided yet")
        .print(terminal(columns));
    return out.toString(StandardCharsets.UTF_8);
  }

  private Terminal terminal(int columns) {
    return new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), false, columns);
  }
}
