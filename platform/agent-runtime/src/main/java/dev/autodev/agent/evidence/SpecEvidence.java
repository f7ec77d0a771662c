package dev.autodev.agent.evidence;

import dev.autodev.model.task.Evidence.Observation;
import dev.autodev.model.task.TaskResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Whether a specification's hash is that of its text: a gate will be bound to it. */
final class SpecEvidence {
  private SpecEvidence() {}

  static Observation of(TaskResult.SpecWritten spec) {
    String found = sha256(spec.markdown());
    return new Observation(
        "spec hash", spec.sha256(), found, found.equalsIgnoreCase(spec.sha256()));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
