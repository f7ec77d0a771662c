package dev.autodev.role.security;

import dev.autodev.agent.TouchedCode;
import dev.autodev.model.Finding;
import dev.autodev.model.Severity;
import dev.autodev.scanners.Kind;

/** Which findings are held against what was scanned; the others are reported as known. */
@FunctionalInterface
interface Held {
  boolean holds(Kind kind, Finding finding);

  /** Of a branch as it is: all. */
  static Held everything() {
    return (kind, finding) -> true;
  }

  /**
   * Of a change, from high severity on: a secret wherever it is in the tree, for it is out as soon
   * as somebody clones; anything else only where the change touched the code.
   */
  static Held againstChange(TouchedCode touched) {
    return (kind, finding) ->
        finding.severity().atLeast(Severity.HIGH)
            && (kind == Kind.SECRETS || touched.holds(finding));
  }
}
