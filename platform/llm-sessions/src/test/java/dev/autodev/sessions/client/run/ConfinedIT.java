package dev.autodev.sessions.client.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.sessions.SessionEvent;
import dev.autodev.sessions.SessionOutcome;
import dev.autodev.sessions.ToolSet;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real clients in the cage of bubblewrap. */
class ConfinedIT {

  @TempDir Path scratch;

  @ParameterizedTest
  @ValueSource(strings = {"claude", "codex"})
  void writesToItsWorktreeAndSeesNeitherOtherFilesNorOtherProcesses(String client)
      throws Exception {
    Path outside = Files.writeString(scratch.resolve("outside.txt"), "untouched");
    String turns =
        """
        - tools:
            - bash: {command: "git add -A && git commit -q --allow-empty -m Inside; echo x > /etc/swarm-was-here; echo x > %s; ls /proc > processes.txt"}
        - text: Done.
        """
            .formatted(outside);
    try (ClientRig rig = new ClientRig(scratch, client, turns, InstalledClients.bubblewrap())) {
      assertThat(rig.play()).isInstanceOf(SessionOutcome.Completed.class);
      assertThat(Repository.git(rig.worktree, "log", "-1", "--format=%s")).isEqualTo("Inside");
      assertThat(outside).hasContent("untouched");
      assertThat(Path.of("/etc/swarm-was-here")).doesNotExist();
      assertThat(Files.readAllLines(rig.worktree.resolve("processes.txt")))
          .contains("1")
          .doesNotContain(Long.toString(ProcessHandle.current().pid()));
      assertThat(rig.events.getFirst())
          .isInstanceOfSatisfying(
              SessionEvent.Started.class,
              started ->
                  assertThat(started.client())
                      .startsWith(client)
                      .contains("confined by bubblewrap"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude", "codex"})
  void reachesItsModelAndNoHostThatIsNotNamed(String client) throws Exception {
    // A client takes the shell it likes best, and not every one knows /dev/tcp.
    String turns =
        """
        - tools:
            - bash: {command: "bash -c \\"exec 3<>/dev/tcp/127.0.0.1/${https_proxy##*:} && printf 'CONNECT example.org:443 HTTP/1.1\\\\r\\\\n\\\\r\\\\n' >&3 && cat <&3 > answer.txt\\""}
        - text: Done.
        """;
    try (ClientRig rig = new ClientRig(scratch, client, turns, InstalledClients.bubblewrap())) {
      assertThat(rig.play()).isInstanceOf(SessionOutcome.Completed.class);
      assertThat(rig.returned()).allMatch(SessionEvent.ToolReturned::ok);
      assertThat(rig.worktree.resolve("answer.txt")).content().startsWith("HTTP/1.1 403");
      assertThat(rig.events)
          .contains(
              new SessionEvent.Refused(
                  "example.org:443 is not to be reached from a confined session; a person lets a"
                      + " host in by naming it in swarm.sessions.registries"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude", "codex"})
  void readsItsWorktree(String client) throws Exception {
    String turns =
        """
        - tools: [{read_file: {path: $WORKTREE/known.txt}}]
        - tools: [{bash: {command: "echo changed > known.txt"}}]
        - text: Read.
        """;
    try (ClientRig rig = new ClientRig(scratch, client, turns, InstalledClients.bubblewrap())) {
      Files.writeString(rig.worktree.resolve("known.txt"), "MARZIPAN");
      rig.tools(ToolSet.READ_ONLY);

      assertThat(rig.play()).isInstanceOf(SessionOutcome.Completed.class);
      assertThat(rig.returned().getFirst())
          .matches(returned -> returned.ok() && returned.summary().contains("MARZIPAN"));
      assertThat(rig.worktree.resolve("known.txt")).hasContent("MARZIPAN");
    }
  }
}
