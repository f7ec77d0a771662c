package dev.autodev.processes;

import java.util.ArrayList;
import java.util.List;

/** The shapes of secrets that can be told from ordinary text without knowing their value. */
final class WellKnownSecrets {

  static final List<Secret> ALL = all();

  private WellKnownSecrets() {}

  private static List<Secret> all() {
    List<Secret> all = new ArrayList<>();
    for (String prefix : List.of("AKIA", "ASIA")) {
      all.add(new Secret.Token(prefix, 16, Secret::isUpperOrDigit));
    }
    for (String prefix : List.of("ghp_", "gho_", "ghu_", "ghs_", "ghr_")) {
      all.add(new Secret.Token(prefix, 30, Secret::isBase64Url));
    }
    all.add(new Secret.Token("github_pat_", 22, Secret::isBase64Url));
    for (String prefix :
        List.of("glpat-", "glptt-", "gldt-", "glrt-", "glcbt-", "glft-", "glsoat-", "glagent-")) {
      all.add(new Secret.Token(prefix, 20, Secret::isBase64Url));
    }
    for (String prefix : List.of("xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxe-", "xapp-")) {
      all.add(new Secret.Token(prefix, 10, Secret::isBase64Url));
    }
    for (String prefix : List.of("sk-ant-", "sk-proj-", "sk-svcacct-", "sk-admin-")) {
      all.add(new Secret.Token(prefix, 16, Secret::isBase64Url));
    }
    // No hyphens in the bare form: "task-…" words are full of them.
    all.add(new Secret.Token("sk-", 40, Secret::isAlphanumeric));
    all.add(new Secret.WebToken());
    return List.copyOf(all);
  }
}
