package dev.autodev.sessions.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autodev.processes.ProcessRunner;
import dev.autodev.processes.Redactor;
import dev.autodev.sessions.ToolSet;
import dev.autodev.sessions.cage.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolboxTest {

  @TempDir Path worktree;
  private Toolbox tools;

  @BeforeEach
  void open() throws IOException {
    ToolRun run =
        new ToolRun(
            new ProcessRunner(),
            worktree,
            new Cell.Open(Map.of("GREETING", "hello")),
            Redactor.none(),
            () -> Duration.ofMinutes(1));
    tools = Toolbox.of(ToolSet.READ_WRITE, worktree, run);
  }

  @Test
  void editsOnlyWhatIsUnique() throws Exception {
    write("a.txt", "one two one");

    assertThat(call("edit_file", "{'path':'a.txt','old_text':'one','new_text':'x'}").ok())
        .isFalse();
    assertThat(call("edit_file", "{'path':'a.txt','old_text':'six','new_text':'x'}").ok())
        .isFalse();
    assertThat(call("edit_file", "{'path':'a.txt','old_text':'two','new_text':'$1'}").ok())
        .isTrue();
    assertThat(worktree.resolve("a.txt")).hasContent("one $1 one");
  }

  @Test
  void answersWrongInputAndUnknownToolsInsteadOfThrowing() throws Exception {
    assertThat(call("read_file", "{}").text()).contains("path");
    assertThat(call("fly", "{}").text()).contains("read_file");
    assertThat(call("read_file", "{'path':'a\\u0000b'}").ok()).isFalse();
    assertThat(call("search", "{'pattern':'x','path':'a\\u0000b'}").ok()).isFalse();
    assertThat(call("search", "{'pattern':'('}").ok()).isFalse();
    assertThat(call("list_files", "{'glob':'{'}").ok()).isFalse();
    assertThat(call("bash", "{'command':'echo a\\u0000b'}").ok()).isFalse();
  }

  @Test
  void givesUpARunawayPattern() throws Exception {
    write("a.txt", "a".repeat(60) + "!");

    assertThat(call("search", "{'pattern':'(a|aa)+b\\\\1'}"))
        .matches(answer -> !answer.ok())
        .matches(answer -> answer.text().contains("too many steps"));
  }

  @Test
  void readsAPartOfALongFile() throws Exception {
    write("a.txt", "1\n2\n3\n4\n");

    assertThat(call("read_file", "{'path':'a.txt','offset':2,'limit':2}").text())
        .isEqualTo("2\n3\n[lines 2 to 3 of 4]");
    assertThat(call("read_file", "{'path':'a.txt','offset':9}").ok()).isFalse();
  }

  @Test
  void commandsSeeOnlyTheirOwnEnvironment() throws Exception {
    assertThat(call("bash", "{'command':'echo $GREETING; exit 3'}"))
        .isEqualTo(new ToolAnswer(false, "exit status 3\nhello\n"));
    assertThat(call("bash", "{'command':'env'}").text())
        .contains("GREETING=hello", "HOME=" + worktree)
        .doesNotContain("MAVEN_");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(worktree.resolve(name), text);
  }

  private ToolAnswer call(String tool, String input) throws Exception {
    return tools.call(tool, new ObjectMapper().readTree(input.replace('\'', '"')));
  }
}
