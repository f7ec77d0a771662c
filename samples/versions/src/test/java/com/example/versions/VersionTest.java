package com.example.versions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

  @Test
  void readsAllParts() {
    Version version = Version.parse("v1.22.333-rc.2+linux.amd64");
    assertEquals(1, version.major());
    assertEquals(22, version.minor());
    assertEquals(333, version.patch());
    assertEquals(List.of("rc", "2"), version.preRelease().identifiers());
    assertEquals("linux.amd64", version.build());
    assertEquals("1.22.333-rc.2+linux.amd64", version.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "1.2", "1.2.3.4", "01.2.3", "1.2.3-", "1.2.3-a..b", "1.2.3-01", "1.2.3+",
        "1.2.9999999999", "1.2.3-1234567890", "a.b.c"})
  void refusesWhatIsNoVersion(String text) {
    assertThrows(InvalidVersionException.class, () -> Version.parse(text));
  }

  @Test
  void refusesNegativeNumbers() {
    assertThrows(InvalidVersionException.class, () -> Version.of(1, -1, 0));
  }

  @Test
  void ordersAsTheSpecificationDoes() {
    List<Version> ordered =
        Stream.of(
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-alpha.beta",
                "1.0.0-beta",
                "1.0.0-beta.2",
                "1.0.0-beta.11",
                "1.0.0-rc.1",
                "1.0.0",
                "1.0.1",
                "1.2.0",
                "2.0.0")
            .map(Version::parse)
            .toList();
    assertEquals(ordered, ordered.stream().sorted().toList());
    for (int i = 1; i < ordered.size(); i++) {
      assertTrue(ordered.get(i - 1).compareTo(ordered.get(i)) < 0);
    }
  }

  @Test
  void buildMetadataDoesNotCount() {
    assertEquals(Version.parse("1.0.0+a"), Version.parse("1.0.0+b"));
    assertEquals(Version.parse("1.0.0+a").hashCode(), Version.parse("1.0.0+b").hashCode());
    assertNotEquals(Version.parse("1.0.0"), Version.parse("1.0.0-rc.1"));
  }

  @Test
  void namesTheNextVersions() {
    Version version = Version.parse("1.2.3");
    assertEquals(Version.of(2, 0, 0), version.nextMajor());
    assertEquals(Version.of(1, 3, 0), version.nextMinor());
    assertEquals(Version.of(1, 2, 4), version.nextPatch());
    assertEquals(Version.of(1, 2, 3), Version.parse("1.2.3-rc.1").nextPatch());
  }
}
