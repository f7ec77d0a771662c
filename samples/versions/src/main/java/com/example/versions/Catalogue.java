package com.example.versions;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The versions of one product that were published. */
public final class Catalogue {

  private final List<Version> versions;

  public Catalogue(Collection<Version> versions) {
    this.versions = List.copyOf(new TreeSet<>(versions));
  }

  public static Catalogue of(String... versions) {
    return new Catalogue(Arrays.stream(versions).map(Version::parse).toList());
  }

  /** Oldest first, each precedence once. */
  public List<Version> versions() {
    return versions;
  }

  /** The newest release in the range; the newest pre-release only when the range holds no release. */
  public Optional<Version> newest(VersionRange range) {
    List<Version> inside = versions.stream().filter(range::contains).toList();
    Optional<Version> release =
        inside.stream().filter(v -> v.preRelease().isNone()).reduce((older, newer) -> newer);
    return release.or(() -> inside.stream().reduce((older, newer) -> newer));
  }
}
