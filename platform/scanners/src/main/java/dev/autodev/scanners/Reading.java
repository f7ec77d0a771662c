package dev.autodev.scanners;

import dev.autodev.model.Finding;
import dev.autodev.scanners.ScanReport.Suppressed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns an engine's report into ours: what is allowed is set aside, with the reason. */
final class Reading {

  private Reading() {}

  static ScanReport of(
      ScanRequest request, String tool, String version, Path sarif, int files, List<String> notes) {
    SarifReader.Report report;
    try {
      report = new SarifReader(tool, request.worktree()).read(sarif);
    } catch (IOException e) {
      return ScanReport.failed(tool, version, "left no usable report: " + e.getMessage());
    }
    List<String> allNotes = new ArrayList<>(notes);
    allNotes.addAll(report.notes());
    String versionAndRules =
        report.rules().isPresent()
            ? version + ", " + report.rules().getAsInt() + " rules"
            : version;
    return sorted(
        request,
        new ScanReport(
            tool,
            versionAndRules,
            new ScanStatus.Ran(report.filesLooked().orElse(files)),
            report.findings(),
            List.of(),
            allNotes,
            Optional.of(sarif)));
  }

  /** The same report with what the ignore file allows moved to the suppressed. */
  static ScanReport sorted(ScanRequest request, ScanReport report) {
    List<Finding> findings = new ArrayList<>();
    List<Suppressed> suppressed = new ArrayList<>();
    for (Finding finding : report.findings()) {
      request
          .ignore()
          .reason(finding)
          .ifPresentOrElse(
              reason -> suppressed.add(new Suppressed(finding, reason)),
              () -> findings.add(finding));
    }
    List<String> notes = new ArrayList<>(report.notes());
    notes.addAll(request.ignore().problems());
    return new ScanReport(
        report.tool(),
        report.version(),
        report.status(),
        findings,
        suppressed,
        notes,
        report.sarif());
  }
}
