package dev.autodev.sessions.client.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.sessions.SessionRequest;
import dev.autodev.sessions.SessionSettingsException;
import dev.autodev.sessions.client.Briefing;
import dev.autodev.sessions.client.ClientProgram;
import dev.autodev.sessions.client.Dialect;
import dev.autodev.sessions.client.Launch;
import dev.autodev.sessions.client.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientBinaryTest {

  @TempDir Path scratch;

  @Test
  void prefersWhatIsConfiguredToWhatIsInstalled() throws Exception {
    Path configured = program(scratch.resolve("own"));
    Path installed = program(scratch.resolve("first/no-such-client"));

    assertThat(
            ClientBinary.find(client(Optional.of(configured)), List.of(installed.getParent()))
                .program())
        .isEqualTo(configured);
    assertThat(
            ClientBinary.find(
                    client(Optional.empty()),
                    List.of(scratch.resolve("none"), installed.getParent()))
                .program())
        .isEqualTo(installed);
  }

  @Test
  void namesTheKeyAndTheRemedyWhereThereIsNone() throws IOException {
    Path noProgram = Files.writeString(scratch.resolve("text"), "no program");

    assertThatThrownBy(() -> ClientBinary.find(client(Optional.empty()), List.of(scratch)))
        .isInstanceOf(SessionSettingsException.class)
        .hasMessageContaining("swarm.sessions.no-such-client.binary is not set")
        .hasMessageContaining("scripts/install-clients");
    assertThatThrownBy(() -> ClientBinary.find(client(Optional.of(noProgram)), List.of()))
        .isInstanceOf(SessionSettingsException.class)
        .hasMessageContaining("swarm.sessions.no-such-client.binary names " + noProgram);
  }

  private static Path program(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private static ClientProgram client(Optional<Path> configured) {
    return new ClientProgram() {
      @Override
      public String name() {
        return "no-such-client";
      }

      @Override
      public String testedVersion() {
        return "1.0.0";
      }

      @Override
      public List<String> upstreams() {
        return List.of();
      }

      @Override
      public Optional<Path> configured() {
        return configured;
      }

      @Override
      public void prepare(Briefing briefing) {
        throw new UnsupportedOperationException();
      }

      @Override
      public boolean remembers(RunDirectory directory, String session) {
        throw new UnsupportedOperationException();
      }

      @Override
      public Launch begin(Briefing briefing) {
        throw new UnsupportedOperationException();
      }

      @Override
      public Launch goOn(Briefing briefing, String session, String prompt) {
        throw new UnsupportedOperationException();
      }

      @Override
      public Dialect dialect(SessionRequest request) {
        throw new UnsupportedOperationException();
      }
    };
  }
}
