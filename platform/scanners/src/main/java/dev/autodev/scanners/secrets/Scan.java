package dev.autodev.scanners.secrets;

import dev.autodev.scanners.secrets.Text.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One pass over the files of a tree. */
final class Scan {

  private static final int MAX_SECRETS = 2_000;
  private static final int BINARY_PREFIX = 8_000;

  private final RuleSet rules;
  private final Path root;
  final List<Secret> secrets = new ArrayList<>();
  int filesLooked;
  int binary;
  int unreadable;
  final Set<String> givenUp = new TreeSet<>();
  boolean cut;

  Scan(RuleSet rules, Path root) {
    this.rules = rules;
    this.root = root;
  }

  void look(String file) {
    byte[] bytes;
    try {
      Path path = root.resolve(file);
      if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
        return;
      }
      bytes = Files.readAllBytes(path);
    } catch (IOException e) {
      unreadable++;
      return;
    }
    if (isBinary(bytes)) {
      binary++;
      return;
    }
    filesLooked++;
    look(file, new String(bytes, StandardCharsets.UTF_8));
  }

  void look(String file, String content) {
    Text text = new Text(content);
    Set<Span> seen = new HashSet<>();
    for (Rule rule : rules.rules()) {
      for (Span span : places(rule, file, text)) {
        if (secrets.size() == MAX_SECRETS) {
          cut = true;
          return;
        }
        if (seen.add(span)) {
          secrets.add(Secret.at(rule, file, content, text, span));
        }
      }
    }
  }

  private List<Span> places(Rule rule, String file, Text text) {
    try {
      return rule.find(file, text);
    } catch (Text.TimeUp | StackOverflowError e) {
      givenUp.add(file);
      return List.of();
    }
  }

  private static boolean isBinary(byte[] bytes) {
    for (int i = 0; i < Math.min(bytes.length, BINARY_PREFIX); i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>();
    note(notes, binary, "binary files were not looked at");
    note(notes, unreadable, "files could not be read");
    note(notes, rules.unreadable().size(), "rules could not be read: " + rules.unreadable());
    if (cut) {
      notes.add("only the first " + MAX_SECRETS + " secrets are listed");
    }
    return notes;
  }

  private static void note(List<String> notes, int count, String what) {
    if (count > 0) {
      notes.add(count + " " + what);
    }
  }
}
