package dev.autodev.scanners;

import java.nio.file.Path;

/** One engine that looks at a work tree. Scans block; an interrupt stops the engine. */
public interface Scanner {
  String name();

  Kind kind();

  /** Whether the tree holds anything this scanner could say something about. */
  boolean appliesTo(Path worktree);

  ScanReport scan(ScanRequest request);
}
