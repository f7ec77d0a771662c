package dev.autodev.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseTest {
  @ParameterizedTest
  @CsvSource({
    "REQUEST, anna,             true,  true",
    "REQUEST, agent:bug_finder, true,  true",
    "REQUEST, agent:importer,   true,  false",
    "REQUEST, agent:importer,   false, true",
    "REQUEST, '',               true,  true",
    "AGENT,   '',               true,  true",
    "OUTSIDE, '',               true,  false",
    "OUTSIDE, anna,             true,  false",
    "OUTSIDE, '',               false, true",
  })
  void letsPeopleAndItsOwnRolesThroughUnlessTold(
      Trust trust, String author, boolean writes, boolean goes) {
    assertThat(new Release(Optional.empty()).lets(trust, author, writes)).isEqualTo(goes);
  }

  @ParameterizedTest
  @CsvSource({
    "REQUEST, anna,             true,  true",
    "REQUEST, Anna,             true,  false",
    "REQUEST, bert,             true,  false",
    "REQUEST, bert,             false, true",
    "REQUEST, agent:bug_finder, true,  false",
    "REQUEST, agent:importer,   true,  true",
    "REQUEST, '',               true,  false",
    "AGENT,   '',               true,  true",
    "OUTSIDE, anna,             true,  true",
    "OUTSIDE, bert,             true,  false",
    "OUTSIDE, '',               true,  false",
  })
  void letsThroughWhomTheListNames(Trust trust, String author, boolean writes, boolean goes) {
    assertThat(
            new Release(Optional.of(Set.of("anna", "agent:importer"))).lets(trust, author, writes))
        .isEqualTo(goes);
  }
}
