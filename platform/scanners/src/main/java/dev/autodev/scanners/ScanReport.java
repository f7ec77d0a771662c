package dev.autodev.scanners;

import dev.autodev.model.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a scanner found.
 *
 * @param version the engine's, with the number of rules where it is known; empty when unknown
 * @param suppressed findings the ignore file allows, with its reasons
 * @param notes what was not looked at and why
 * @param sarif the engine's own report
 */
public record ScanReport(
    String tool,
    String version,
    ScanStatus status,
    List<Finding> findings,
    List<Suppressed> suppressed,
    List<String> notes,
    Optional<Path> sarif) {

  /** A finding that the ignore file allows. */
  public record Suppressed(Finding finding, String reason) {}

  /** Copies the lists. */
  public ScanReport {
    findings = List.copyOf(findings);
    suppressed = List.copyOf(suppressed);
    notes = List.copyOf(notes);
  }

  static ScanReport failed(String tool, String version, String why) {
    return without(tool, version, new ScanStatus.Failed(why));
  }

  static ScanReport notApplicable(String tool, String why) {
    return without(tool, "", new ScanStatus.NotApplicable(why));
  }

  private static ScanReport without(String tool, String version, ScanStatus status) {
    return new ScanReport(tool, version, status, List.of(), List.of(), List.of(), Optional.empty());
  }

  /** Whether the engine looked and nothing is left to worry about. */
  public boolean clean() {
    return status instanceof ScanStatus.Ran && findings.isEmpty();
  }
}
