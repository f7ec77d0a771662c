package dev.autodev.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.model.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A database that has run a migration refuses to start with another text of it, were it a comment.
 */
class LandedMigrationsTest {
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

  private static final Map<String, String> LANDED =
      Map.ofEntries(
          Map.entry(
              "V1__control_plane.sql",
              "4c07afbb31a4243e36257730c3c29aeb18f877b615a3ac4e1a640353295c8a01"),
          Map.entry(
              "V2__fewer_indexes.sql",
              "d8ad58cc40f509e6d873d4dc267537dcaaaf6bf4653c14cd6078e743c7f38a55"),
          Map.entry(
              "V3__pipeline_apart.sql",
              "3e2a46776fa93cb89cb535e907635d33162f60dec3c3700861bc486d0c3a4115"),
          Map.entry(
              "V4__cheaper_steps.sql",
              "13d7c1d3c7a2e5eadc61eba2a0051a0f2ddc76c51aa14b57bf99293bf0a82bdb"),
          Map.entry(
              "V5__shorter_stories.sql",
              "ae18a25222970d21234a3d75758646bf82a6db9439ed0b9f321b59edf445ef33"),
          Map.entry(
              "V6__budgets.sql",
              "1bbb50bbcfe1a0880277ad4871e7ab4d2075b622859e0aa27c1ae1d5600671aa"),
          Map.entry(
              "V7__emergency_stop.sql",
              "11733cc06c29cf7fdaf7036643283e5119afe4507b75bc9f54ffc3d587ff917f"),
          Map.entry(
              "V8__audit_seals.sql",
              "ca242f612fb1f37d0576f5d133d2ae502701535529f9d24673e3fb2c5ce0d56f"),
          Map.entry(
              "V9__people.sql", "9223141918dbce344d20aef09e91510555cef09b40e31539993ac60355c59f42"),
          Map.entry(
              "V10__gate_votes.sql",
              "640ddf0f42d87933ab71377dbe280c966102400f46c3292a4942c679de470ba3"),
          Map.entry(
              "V12__quick_pages.sql",
              "65c6af8dd955dff4f867b73319e224a78a92b5125e3fe5932d3c1111bb09055a"),
          Map.entry(
              "V13__schedules.sql",
              "ae71ecd52ce531925077a630962ca8ff16db3d559672e04a5210c45c772c98f4"),
          Map.entry(
              "V14__labels.sql",
              "698311c810cc676c681fc33dc51c2bbd6e0c3e1a527b8b21779a5b78901ddd69"),
          Map.entry(
              "V15__agents.sql",
              "78a6468471dfbae88e66d6d430e99d756251b5a7728f765dc23bf54132a294ea"),
          Map.entry(
              "V16__aegis.sql", "08b322ad7bfe243b17078d513c81df7164931e52cb5ff42c60c4af7fa3a7832d"),
          Map.entry(
              "V17__notices.sql",
              "5761aed3fb0f9a3424541953db0ecabf50421adb8b633ee21e2207b541b06780"),
          Map.entry(
              "V18__webhooks.sql",
              "38986674afaa0191b1f850bdf1f53f755c880d0a3568de3de747893825b241c8"),
          Map.entry(
              "V19__asana_changed.sql",
              "eb846dfcf8daec5d651ea0ccc246d777f4ef2f329a8666ca347fbb724e78cad5"),
          Map.entry(
              "V21__scale_to_zero.sql",
              "901b2d9ad10645e7b561d374108f4168496e361680743bbff5e54825b5a54cbc"),
          Map.entry(
              "V22__people_of_a_provider.sql",
              "3bb42fc7440225f06562a0cefc309e5059819345827623547f9cffc4951b61ed"),
          Map.entry(
              "V23__pulse_and_age.sql",
              "cf944010504fc8cbac5bda077b1e8ee4c326844f7e029dd1bb677cb743f1e84e"),
          Map.entry(
              "V24__gate_comments.sql",
              "dc498acbc7aa471c9a27f31df191cfa56dc43fc242748793e879e8bcded4f7ae"),
          Map.entry(
              "V25__sums_of_usage.sql",
              "9560c430bb70847c47d6b68c63323ad8ec3c368277343103072e5f141ca11289"),
          Map.entry(
              "V26__waits.sql", "55930bd68e68d2ed317865d07ce6af9e9ef1462e9383534934a770eaf6a65c71"),
          Map.entry(
              "V27__templates_and_repetitions.sql",
              "76619ea58f1b5f4982ee3f3297aa20a11551a76df7ec4f2319e40e889063ab5d"),
          Map.entry(
              "V28__cheaper_gates_and_steps.sql",
              "3c5ba87010bfa3d5bda4e5f4e7b53cac2332f3a6e60dfa1a162046239ce30769"),
          Map.entry(
              "V30__gates_noticed_when_they_wait.sql",
              "895697a1b9bac3404cda5e924ab361743e9796d7492e233b5e910a4fe1418e4c"),
          Map.entry(
              "V31__notices_gate_by_gate.sql",
              "9b251fb0fa3dc4446213c3df430b5360538d349053eb8e00283430cfdc77b290"));

  @Test
  void aMigrationThatLandedKeepsItsText() throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      for (Path file : files.toList()) {
        found.put(file.getFileName().toString(), Sha256.of(Files.readString(file)));
      }
    }

    assertThat(found)
        .as("what changes the schema is a migration of its own; a new one is named here too")
        .containsExactlyInAnyOrderEntriesOf(LANDED);
  }
}
