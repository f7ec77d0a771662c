package dev.autodev.forge;

import java.util.regex.Pattern;

/** The branch names we accept: a safe part of what git takes, and never an option. */
final class BranchName {

  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._/+@-]{0,199}");
  private static final Pattern REFUSED = Pattern.compile("\\.\\.|//|/\\.|\\.lock(/|$)|[./]$|@\\{");

  private BranchName() {}

  static String check(String branch) {
    if (!SAFE.matcher(branch).matches() || REFUSED.matcher(branch).find()) {
      throw new ForgeException("'" + branch + "' is no branch name; use letters, digits, - and /");
    }
    return branch;
  }
}
