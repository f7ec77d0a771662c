package com.example.versions;

import java.util.Comparator;
import java.util.Objects;

/** A semantic version, ordered by precedence: build metadata takes part in neither order nor equality. */
public record Version(int major, int minor, int patch, PreRelease preRelease, String build)
    implements Comparable<Version> {

  private static final Comparator<Version> PRECEDENCE =
      Comparator.comparingInt(Version::major)
          .thenComparingInt(Version::minor)
          .thenComparingInt(Version::patch)
          .thenComparing(Version::preRelease);

  public Version {
    if (major < 0 || minor < 0 || patch < 0) {
      throw new InvalidVersionException(
          major + "." + minor + "." + patch, "numbers are not negative");
    }
    Objects.requireNonNull(preRelease, "preRelease");
    Objects.requireNonNull(build, "build");
  }

  /** The release with these numbers. */
  public static Version of(int major, int minor, int patch) {
    return new Version(major, minor, patch, PreRelease.NONE, "");
  }

  /** Reads a version such as {@code 1.4.0-rc.2+linux}; a leading {@code v} is accepted. */
  public static Version parse(String text) {
    return VersionParser.parse(text);
  }

  /** The lowest version that has these numbers: lower than every pre-release people write. */
  Version floor() {
    return new Version(major, minor, patch, PreRelease.LOWEST, "");
  }

  public Version nextMajor() {
    return of(Math.addExact(major, 1), 0, 0);
  }

  public Version nextMinor() {
    return of(major, Math.addExact(minor, 1), 0);
  }

  /** The release a pre-release leads to, or else the next patch. */
  public Version nextPatch() {
    return preRelease.isNone() ? of(major, minor, Math.addExact(patch, 1)) : of(major, minor, patch);
  }

  @Override
  public int compareTo(Version other) {
    return PRECEDENCE.compare(this, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Version version && compareTo(version) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(major, minor, patch, preRelease);
  }

  @Override
  public String toString() {
    return major
        + "."
        + minor
        + "."
        + patch
        + (preRelease.isNone() ? "" : "-" + preRelease)
        + (build.isEmpty() ? "" : "+" + build);
  }
}
