package dev.autodev.control.recover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AbsencesTest {
  private static final int LOOKS = 4;
  private static final int PATIENCE = LOOKS * 3;

  private final Absences absences = new Absences(LOOKS);
  private String run = "first";
  private boolean longUp;
  private String sign = "1";
  private String oldest = "";
  private String newest = "";

  private Set<String> look(Set<String> present, Map<String, String> signed) {
    return absences.look(
        new Attended(run, longUp, present, signed, oldest, newest), Map.of("w", sign));
  }

  private boolean thereAt(boolean present) {
    return look(present ? Set.of("w") : Set.of(), Map.of()).isEmpty();
  }

  private boolean goneWithin(int looks) {
    for (int i = 0; i < looks; i++) {
      if (!thereAt(false)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void isGoneAfterBeingMissedInEachOfSeveralLooks() {
    assertThat(thereAt(true)).isTrue();
    assertThat(goneWithin(LOOKS - 1)).isFalse();
    assertThat(thereAt(false)).isFalse();
  }

  @Test
  void isNotGoneWhenItIsBackInTime() {
    thereAt(true);
    for (int i = 0; i < 20; i++) {
      assertThat(goneWithin(LOOKS - 1)).isFalse();
      assertThat(thereAt(true)).isTrue();
    }
  }

  @Test
  void isNotGoneWhileItsHeartbeatGoesOn() {
    thereAt(true);
    for (int i = 0; i < 20; i++) {
      sign = "beat " + i;
      assertThat(goneWithin(LOOKS - 1)).isFalse();
    }
  }

  @Test
  void isNeverGoneIfItNeverSubscribed() {
    assertThat(goneWithin(10 * PATIENCE)).isFalse();
  }

  @Test
  void anotherRunOfRedisKnowsNobody() {
    thereAt(true);
    run = "second";
    assertThat(goneWithin(10 * PATIENCE)).isFalse();
    assertThat(thereAt(true)).isTrue();
    assertThat(goneWithin(LOOKS)).isTrue();
  }

  @Test
  void afterAnOutageEveryoneMustShowUpAnew() {
    thereAt(true);
    absences.forget();
    assertThat(goneWithin(10 * PATIENCE)).isFalse();
  }

  private int looksUntilMissed(String runOfItsSignature) {
    for (int looks = 1; looks < PATIENCE + 2 * LOOKS; looks++) {
      if (!look(Set.of(), Map.of("w", runOfItsSignature)).isEmpty()) {
        return looks;
      }
    }
    return Integer.MAX_VALUE;
  }

  @Test
  void whoSignedInThisRunIsMissedAtOnceByAControlPlaneThatNeverSawIt() {
    assertThat(looksUntilMissed("first")).isEqualTo(LOOKS);
  }

  @Test
  void whoSignedInAnEarlierRunIsMissedWhenEveryoneHadTheTimeToBeBack() {
    assertThat(looksUntilMissed("before")).isBetween(PATIENCE, PATIENCE + 2 * LOOKS);
  }

  @Test
  void aServerThatIsUpForLongHasSeenEveryoneWhoLives() {
    longUp = true;
    assertThat(looksUntilMissed("before")).isEqualTo(LOOKS);
  }

  @Test
  void afterAnOutageOfTheSameRunASignatureIsNotEnoughEither() {
    look(Set.of(), Map.of());
    absences.forget();
    assertThat(looksUntilMissed("first")).isBetween(PATIENCE, PATIENCE + 2 * LOOKS);
  }

  @Test
  void aNewRunAfterAnOutageHasSignaturesOfItsOwn() {
    absences.forget();
    run = "second";
    assertThat(looksUntilMissed("second")).isEqualTo(LOOKS);
  }

  @Test
  void aHeartbeatThatWaitedSinceBeforeItWasMissedIsNoSignOfLife() {
    thereAt(true);
    oldest = "1700000000000-9";
    newest = "1700000000000-10";
    assertThat(goneWithin(LOOKS)).isFalse();
    sign = "applied only now";
    oldest = "";
    assertThat(thereAt(false)).isFalse();
  }

  @Test
  void isNotGoneBeforeItsLastEventsAreApplied() {
    thereAt(true);
    oldest = "1700000000000-9";
    newest = "1700000000000-10";
    assertThat(goneWithin(3 * LOOKS)).isFalse();
    oldest = "1700000000000-11";
    newest = "1700000000001-0";
    assertThat(thereAt(false)).isFalse();
  }
}
