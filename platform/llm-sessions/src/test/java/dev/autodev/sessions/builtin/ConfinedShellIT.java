package dev.autodev.sessions.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.sessions.SessionEvent;
import dev.autodev.sessions.SessionOutcome;
import dev.autodev.sessions.ToolSet;
import dev.autodev.sessions.client.run.InstalledClients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built-in session's shell in the cage of the real bubblewrap. */
class ConfinedShellIT {

  @TempDir Path scratch;

  @Test
  void writesToItsWorktreeAndSeesNeitherOtherFilesNorOtherProcessesNorHosts() throws Exception {
    Path outside = Files.writeString(scratch.resolve("outside.txt"), "untouched");
    String turns =
        """
        - tools:
            - bash: {command: "echo mine > inside.txt; echo x > %s; ls /proc > processes.txt"}
            - bash: {command: "exec 3<>/dev/tcp/127.0.0.1/${https_proxy##*:} && printf 'CONNECT example.org:443 HTTP/1.1\\\\r\\\\n\\\\r\\\\n' >&3 && cat <&3"}
        - text: Done.
        """
            .formatted(outside);
    try (SessionRig rig = new SessionRig(scratch, turns, InstalledClients.bubblewrap())) {
      assertThat(rig.play()).isInstanceOf(SessionOutcome.Completed.class);
      assertThat(rig.worktree.resolve("inside.txt")).hasContent("mine");
      assertThat(outside).hasContent("untouched");
      assertThat(Files.readAllLines(rig.worktree.resolve("processes.txt")))
          .contains("1")
          .doesNotContain(Long.toString(ProcessHandle.current().pid()));
      assertThat(rig.returned().getLast().summary()).startsWith("HTTP/1.1 403");
      assertThat(rig.events)
          .contains(
              new SessionEvent.Refused(
                  "example.org:443 is not to be reached from a confined session; a person lets a"
                      + " host in by naming it in swarm.sessions.registries"));
      assertThat(rig.events.getFirst())
          .hasToString(
              "Started[client=builtin, its shell confined by bubblewrap: it writes to its run"
                  + " directory, the caches of builds and, unless it is to read only, its worktree,"
                  + " reads the rest but for other runs and temporary files, sees no process but its own, and reaches nothing but the model gateway and"
                  + " no host, because swarm.sessions.registries is empty]");
    }
  }

  @Test
  void saysThatItHasNoShellToConfine() throws Exception {
    try (SessionRig rig = new SessionRig(scratch, "- text: Done.", Map.of())) {
      rig.tools(ToolSet.READ_ONLY).play();

      assertThat(rig.events.getFirst())
          .isEqualTo(
              new SessionEvent.Started("builtin, without a shell: its tools keep to its worktree"));
    }
  }
}
