package dev.autodev.control.engine;

import dev.autodev.model.Finding;
import dev.autodev.model.Require;
import dev.autodev.model.task.ChangeRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a person decides about.
 *
 * @param hash SHA-256 of the text in lower-case hex, or a commit: an approval holds for this alone
 * @param title one line
 * @param markdown the text to read: specification, proposal, or what was done
 * @param change where a commit is decided about
 * @param facts what was looked at and found, one line each, such as test figures
 * @param findings known and not mended
 * @param ratings of a proposal, by criterion, 1 (poor) to 10
 */
public record GateSubject(
    String hash,
    String title,
    String markdown,
    Optional<ChangeRef> change,
    List<String> facts,
    List<Finding> findings,
    Map<String, Integer> ratings) {
  /** Hash and title are needed. */
  public GateSubject {
    hash = Require.text(hash, "subject.hash");
    title = Require.text(title, "subject.title");
    markdown = Require.orEmpty(markdown);
    change = change == null ? Optional.empty() : change;
    facts = Require.copy(facts);
    findings = Require.copy(findings);
    ratings = Require.copy(ratings);
  }

  /** Of what is not rated. */
  public GateSubject(
      String hash,
      String title,
      String markdown,
      Optional<ChangeRef> change,
      List<String> facts,
      List<Finding> findings) {
    this(hash, title, markdown, change, facts, findings, Map.of());
  }
}
