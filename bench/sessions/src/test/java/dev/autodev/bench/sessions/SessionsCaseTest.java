package dev.autodev.bench.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.bench.report.SessionsMeasure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsCaseTest {
  private static final Map<String, String> NOWHERE =
      Map.of("swarm.sessions.claude.binary", "/nowhere/claude");

  @TempDir Path scratch;

  private final List<SessionsMeasure> measured = new ArrayList<>();
  private final List<String> notMeasured = new ArrayList<>();

  @Test
  void measuresTheBuiltinClientAloneAndTwoAtOnce() throws Exception {
    play("builtin");

    assertThat(notMeasured).isEmpty();
    assertThat(measured).extracting(SessionsMeasure::atOnce).containsExactly(1, 2);
    assertThat(measured).extracting(SessionsMeasure::sessions).containsExactly(1, 2);
    assertThat(measured)
        .allSatisfy(
            each -> assertThat(each.start().max()).isPositive().isLessThan(each.whole().max()));
    assertThat(measured.getFirst().slowestToFastest()).isNull();
    assertThat(measured.getLast().slowestToFastest()).isGreaterThanOrEqualTo(1);
  }

  @Test
  void saysWhichClientWasNotMeasuredAndWhyAndGoesOn() throws Exception {
    play("claude", "builtin");

    assertThat(notMeasured)
        .singleElement()
        .asString()
        .startsWith("claude was not measured: ")
        .contains("/nowhere/claude", "scripts/install-clients");
    assertThat(measured).extracting(SessionsMeasure::client).containsOnly("builtin");
  }

  private void play(String... clients) throws Exception {
    try (Stage stage = new Stage(scratch, NOWHERE)) {
      new SessionsCase(stage, new Sizes(1, 2, 1), measured::add, notMeasured::add)
          .run(List.of(clients));
    }
  }
}
