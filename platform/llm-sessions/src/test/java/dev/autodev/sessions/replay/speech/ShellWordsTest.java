package dev.autodev.sessions.replay.speech;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands are run by a real bash. */
class ShellWordsTest {
  private static final String ODD = "it's \"$HOME\" \\n `x` & %s\n\ttail";

  @TempDir Path worktree;

  @Test
  void writesWhatIsAskedByteForByteAlsoWhereNoDirectoryIs() throws Exception {
    assertThat(run("write_file", "path", "deep/er/a b.txt", "content", ODD)).isZero();

    assertThat(worktree.resolve("deep/er/a b.txt")).hasContent(ODD);
  }

  @Test
  void editsOneUniquePlaceByteForByte() throws Exception {
    Path file = Files.writeString(worktree.resolve("a.txt"), "one * two\n" + ODD + "\nend\n\n");

    assertThat(
            run("edit_file", "path", "a.txt", "old_text", "* two\n" + ODD, "new_text", ODD + "!"))
        .isZero();

    assertThat(Files.readString(file)).isEqualTo("one " + ODD + "!\nend\n\n");
  }

  @Test
  void refusesAnEditOfNoPlaceOrTwo() throws Exception {
    Path file = Files.writeString(worktree.resolve("a.txt"), "x y x\n");

    assertThat(run("edit_file", "path", "a.txt", "old_text", "z", "new_text", "q")).isOne();
    assertThat(run("edit_file", "path", "a.txt", "old_text", "x", "new_text", "q")).isOne();

    assertThat(file).hasContent("x y x\n");
  }

  @Test
  void readsListsAndSearchesInARepository() throws Exception {
    Files.writeString(worktree.resolve("a.txt"), "one\ntwo\nthree\n");
    assertThat(
            new ProcessBuilder("git", "init", "-q").directory(worktree.toFile()).start().waitFor())
        .isZero();

    assertThat(run("read_file", "path", "a.txt")).isZero();
    assertThat(output()).isEqualTo("one\ntwo\nthree\n");
    assertThat(run("list_files", "glob", "**/*.txt")).isZero();
    assertThat(output()).isEqualTo("a.txt\n");
    assertThat(run("search", "pattern", "t[wo]+$")).isZero();
    assertThat(output()).isEqualTo("a.txt:2:two\n");
  }

  @Test
  void runsSeveralInOrderAndFailsIfOneDid() throws Exception {
    Files.writeString(worktree.resolve("a.txt"), "one");
    List<ToolUse> steps =
        List.of(
            tool("edit_file", "path", "a.txt", "old_text", "one", "new_text", "two"),
            tool("edit_file", "path", "a.txt", "old_text", "missing", "new_text", "x"),
            tool("edit_file", "path", "a.txt", "old_text", "two", "new_text", "three"));

    assertThat(run(ShellWords.together(steps).orElseThrow())).isOne();

    assertThat(worktree.resolve("a.txt")).hasContent("three");
    assertThat(output()).contains("old_text does not occur", "edited a.txt");
    assertThat(ShellWords.together(steps.subList(0, 1))).hasValue(steps.getFirst());
    assertThat(ShellWords.together(List.of())).isEmpty();
  }

  private int run(String tool, String... fields) throws IOException, InterruptedException {
    return run(tool(tool, fields));
  }

  private static ToolUse tool(String tool, String... fields) {
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    for (int at = 0; at < fields.length; at += 2) {
      input.put(fields[at], fields[at + 1]);
    }
    return new ToolUse(tool, input);
  }

  private int run(ToolUse tool) throws IOException, InterruptedException {
    String command = ShellWords.of(tool).orElseThrow();
    Process bash =
        new ProcessBuilder("bash", "-c", command)
            .directory(worktree.toFile())
            .redirectErrorStream(true)
            .redirectOutput(worktree.resolveSibling("output").toFile())
            .start();
    assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return bash.exitValue();
  }

  private String output() throws IOException {
    return Files.readString(worktree.resolveSibling("output"));
  }
}
