package dev.autodev.dashboard.page.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.dashboard.page.change.FileDiff.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing of a change hides from who decides about it. */
class SideBySideTest {
  @Test
  void removedLinesStandBesideThoseThatWereAddedForThem() {
    FileDiff file =
        only(
            """
            diff --git a/a.txt b/a.txt
            index 1..2 100644
            --- a/a.txt
            +++ b/a.txt
            @@ -1,3 +1,4 @@ head
             same
            -old
            +new
            +more
             end
            """);
    assertThat(file.path()).isEqualTo("a.txt");
    assertThat(file.added()).isEqualTo(2);
    assertThat(file.removed()).isEqualTo(1);
    assertThat(file.rows())
        .extracting(Row::kind)
        .containsExactly("hunk", "same", "changed", "added", "same");
    assertThat(file.rows().get(2).before()).isEqualTo("old");
    assertThat(file.rows().get(2).after()).isEqualTo("new");
    assertThat(file.rows().getLast().right()).isEqualTo("4");
  }

  @Test
  void filesWithUnusualNamesAreShown() {
    List<FileDiff> files =
        SideBySide.of(
            """
            diff --git "a/\\303\\274ber \\"x\\".txt" "b/\\303\\274ber \\"x\\".txt"
            new file mode 100755
            --- /dev/null
            +++ "b/\\303\\274ber \\"x\\".txt"
            @@ -0,0 +1 @@
            +one
            diff --git a/x b/x b/x b/x
            new file mode 100644
            @@ -0,0 +1 @@
            +two
            diff --git "a/tab\\there" "b/tab\\there"
            deleted file mode 100644
            """,
            List.of());
    assertThat(files)
        .extracting(FileDiff::path)
        .containsExactly("über \"x\".txt", "x b/x", "tab\there");
    assertThat(files.getFirst().rows().getFirst().before()).isEqualTo("new file mode 100755");
    assertThat(files.getFirst().rows().getLast().after()).isEqualTo("one");
  }

  @Test
  void whatWouldNotBeSeenIsMadeVisible() {
    FileDiff file =
        only(
            "diff --git a/a b/a\n@@ -0,0 +1,3 @@ f\u2028\n+check()\rsteal()\n+x\u202ey\n+plain\r\n");
    assertThat(file.rows())
        .extracting(Row::after)
        .containsExactly("", "check()⟨U+000D⟩steal()", "x⟨U+202E⟩y", "plain");
    assertThat(file.rows().getFirst().before()).isEqualTo("f⟨U+2028⟩");
  }

  private static FileDiff only(String patch) {
    List<FileDiff> files = SideBySide.of(patch, List.of());
    assertThat(files).hasSize(1);
    return files.getFirst();
  }
}
