package dev.autodev.scanners.secrets;

import dev.autodev.scanners.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Main class of the child: rules jar, work tree, SARIF file, optionally a file of paths. */
public final class SecretMatcher {

  private SecretMatcher() {}

  /** Ends with 0 when the report is written. */
  public static void main(String[] arguments) throws IOException {
    RuleSet rules = RuleSet.of(Path.of(arguments[0]));
    if (rules.rules().isEmpty()) {
      throw new IllegalStateException("no rules in " + arguments[0]);
    }
    Path root = Path.of(arguments[1]);
    SourceTree tree;
    if (arguments.length > 3) {
      Set<String> only = new HashSet<>(Files.readAllLines(Path.of(arguments[3])));
      tree = SourceTree.of(root, only::contains);
    } else {
      tree = SourceTree.of(root, path -> true);
    }
    Scan scan = new Scan(rules, root);
    tree.files().forEach(scan::look);
    List<String> notes = new ArrayList<>(tree.notes());
    notes.addAll(scan.notes());
    new Sarif().write(scan, notes, rules.rules().size(), Path.of(arguments[2]));
  }
}
