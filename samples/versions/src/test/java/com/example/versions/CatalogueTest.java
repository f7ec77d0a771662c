package com.example.versions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CatalogueTest {

  private final Catalogue catalogue = Catalogue.of("1.1.0", "1.0.0", "2.0.0-rc.1", "1.0.0+rebuilt");

  @Test
  void holdsEachPrecedenceOnceOldestFirst() {
    assertEquals(
        List.of(Version.of(1, 0, 0), Version.of(1, 1, 0), Version.parse("2.0.0-rc.1")),
        catalogue.versions());
  }

  @Test
  void prefersReleases() {
    assertEquals(Optional.of(Version.of(1, 1, 0)), catalogue.newest(VersionRange.parse(">=1.0.0")));
  }

  @Test
  void fallsBackToPreReleases() {
    assertEquals(
        Optional.of(Version.parse("2.0.0-rc.1")), catalogue.newest(VersionRange.parse(">1.1.0")));
  }

  @Test
  void findsNothingOutsideTheRange() {
    assertEquals(Optional.empty(), catalogue.newest(VersionRange.parse("~3.1")));
  }
}
