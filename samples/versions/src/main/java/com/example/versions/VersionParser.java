package com.example.versions;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text form of Semantic Versioning 2.0.0. */
final class VersionParser {

  private static final String NUMBER = "(0|[1-9][0-9]{0,8})";
  private static final String PRE_RELEASE = "(?:-([0-9A-Za-z.-]+))?";
  private static final String BUILD = "(?:\\+([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?";
  private static final Pattern SHAPE =
      Pattern.compile("v?" + NUMBER + "\\." + NUMBER + "\\." + NUMBER + PRE_RELEASE + BUILD);

  private VersionParser() {}

  static Version parse(String text) {
    Matcher matcher = SHAPE.matcher(text.strip());
    if (!matcher.matches()) {
      throw new InvalidVersionException(text, "expected major.minor.patch[-pre-release][+build]");
    }
    String preRelease = matcher.group(4);
    String build = matcher.group(5);
    return new Version(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)),
        preRelease == null ? PreRelease.NONE : PreRelease.parse(preRelease),
        build == null ? "" : build);
  }
}
