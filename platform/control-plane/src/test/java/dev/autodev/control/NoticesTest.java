package dev.autodev.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.autodev.control.engine.GateDecision;
import dev.autodev.control.notify.Handed;
import dev.autodev.control.notify.Letter;
import dev.autodev.control.notify.NotifyConfig;
import dev.autodev.control.notify.Recipient;
import dev.autodev.control.notify.link.OneTimeLinks;
import dev.autodev.control.notify.plan.Planner;
import dev.autodev.control.notify.send.Sender;
import dev.autodev.control.view.GateView;
import dev.autodev.control.view.NoticeView;
import dev.autodev.model.ApprovalRule;
import dev.autodev.model.Role;
import dev.autodev.model.halt.HaltScope;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NoticesTest extends ControlPlaneTest {
  private static final Path SETTINGS = Path.of("target/test-classes/notices.yaml");

  @Inject Planner planner;
  @Inject NotifyConfig config;
  @Inject Sender sender;
  @Inject RecordingChannels channels;
  @Inject Notifications notifications;
  @Inject OneTimeLinks links;
  @Inject Halts halts;

  @BeforeEach
  void nothingSaid() {
    sql("truncate notice, delivery, delivery_notice, channel_pace, notice_link");
    sql("truncate person, access_token");
    sql("insert into person values ('ada', 'x', 'approver', now())");
    channels.sent.clear();
    channels.answer = new Handed.Taken();
  }

  /** Which waits long enough to be told of. */
  private GateView openGate(String key) {
    GateView gate = justOpened(key);
    clock.advance(config.every());
    return gate;
  }

  private GateView justOpened(String key) {
    return justOpened(key, "sample", ANNA);
  }

  private GateView justOpened(String key, String repository, Principal by) {
    ScriptedSwarm swarm = new ScriptedSwarm(worker("swarm").seen(3, Role.values()));
    ask(
        workflows.start(
            new NewWorkflow(
                "feature", "Compare versions", "", Optional.of(repository), Optional.of(key)),
            by));
    swarm.works("analyse", "epic", "story", "backlog", "feasibility", "spec");
    return await().until(this::open, found -> !found.isEmpty()).getFirst();
  }

  private List<GateView> open() {
    return ask(gates.list(Optional.of(GateStatus.OPEN), 5, Optional.empty())).items();
  }

  private void later(Duration time) {
    clock.advance(time);
    ask(planner.tick());
    clock.advance(Duration.ofSeconds(15));
    ask(sender.tick());
  }

  private List<Letter> letters() {
    return channels.sent.stream().map(RecordingChannels.Sent::letter).toList();
  }

  @Test
  void aGateIsToldOnceRemindedOfEscalatedAndSettledByItsDecision() {
    GateView gate = openGate("told");
    later(Duration.ZERO);
    later(Duration.ZERO);
    assertThat(letters()).hasSize(1);
    assertThat(letters().getFirst().headline()).startsWith("spec approval: ");
    assertThat(letters().getFirst().items().getFirst().gate())
        .contains(new Letter.Gate(gate.id(), gate.subject().hash()));

    later(Duration.ofHours(1));
    assertThat(letters().getLast().items().getFirst().stage()).isEqualTo(Letter.Stage.REMINDER);
    later(Duration.ofHours(1));
    assertThat(channels.sent)
        .anySatisfy(
            sent -> {
              assertThat(sent.to()).isEqualTo(Recipient.ANYBODY);
              assertThat(sent.letter().items().getFirst().stage())
                  .isEqualTo(Letter.Stage.ESCALATION);
              assertThat(sent.letter().items().getFirst().links()).isEmpty();
            });

    int before = letters().size();
    ask(gates.decide(gate.id(), GateDecision.REJECT, gate.subject().hash(), "no", ANNA));
    later(Duration.ofHours(9));
    assertThat(letters().subList(before, letters().size()))
        .flatExtracting(Letter::items)
        .noneMatch(item -> item.kind().equals("gate"));
  }

  @Test
  void whatWaitedForTheEndOfQuietHoursIsNotOverdueThen() throws IOException {
    Instant evening = clock.instant();
    String usual = Files.readString(SETTINGS);
    try {
      Files.writeString(SETTINGS, usual + quiet(evening, evening.plus(Duration.ofHours(9))));
      openGate("at night");
      later(Duration.ofSeconds(2));
      later(Duration.ofHours(3));
      later(Duration.ofHours(3));
      assertThat(letters()).isEmpty();

      later(Duration.ofHours(3));
      assertThat(letters())
          .flatExtracting(Letter::items)
          .extracting(Letter.Item::stage)
          .containsExactly(Letter.Stage.FIRST);
      later(Duration.ofMinutes(61));
      later(Duration.ofMinutes(61));
      assertThat(letters())
          .flatExtracting(Letter::items)
          .extracting(Letter.Item::stage)
          .contains(Letter.Stage.REMINDER, Letter.Stage.ESCALATION);
    } finally {
      Files.writeString(SETTINGS, usual);
      later(Duration.ofSeconds(2));
    }
  }

  private static String quiet(Instant from, Instant to) {
    DateTimeFormatter time = DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);
    return "  quiet: {from: \"%s\", to: \"%s\", zone: UTC}%n"
        .formatted(time.format(from), time.format(to));
  }

  @Test
  void aGateIsToldOnceItHasWaitedForTheTimeBetweenTwoLooks() {
    justOpened("young");
    ask(planner.tick());
    assertThat(kinds()).doesNotContain("gate");

    clock.advance(config.every());
    ask(planner.tick());

    assertThat(kinds()).contains("gate");
  }

  @Test
  void whatIsDecidedBeforeAnybodyLooksIsToldToNobody() {
    GateView gate = openGate("at once");
    ask(gates.decide(gate.id(), GateDecision.REJECT, gate.subject().hash(), "no", ANNA));
    later(Duration.ZERO);

    assertThat(kinds()).doesNotContain("gate");
    assertThat(letters()).noneMatch(letter -> letter.headline().startsWith("spec approval: "));
  }

  @Test
  void twoControlPlanesTellOfAGateOnceAndOfOneThatAnOlderVersionOpened() {
    GateView gate = openGate("twice");
    sql(
        """
        insert into gate (id, workflow_id, step, round, kind, status, subject_hash, subject, opened_at)
        select 'gate_older', workflow_id, step, round + 1, kind, 'open', subject_hash, subject, opened_at
        from gate where id = '%s'"""
            .formatted(gate.id()));
    assertThat(kinds()).containsExactly("gate");
    Planner second = new SecondProcess().of(planner);
    ask(Uni.join().all(planner.tick(), second.tick(), planner.tick()).andFailFast());
    assertThat(kinds()).containsExactly("gate", "gate");
    later(Duration.ofSeconds(15));
    assertThat(letters()).flatExtracting(Letter::items).hasSize(2);

    sql("update gate set status = 'withdrawn', decided_at = now() where id = 'gate_older'");
    ask(gates.decide(gate.id(), GateDecision.REJECT, gate.subject().hash(), "no", ANNA));
    assertThat(ask(notifications.list("open", 50, Optional.empty())).items()).isEmpty();
  }

  @Test
  void twoControlPlanesPlanAndSendOnce() {
    ask(halts.place(HaltScope.of("all"), "keys leaked", ANNA));
    SecondProcess other = new SecondProcess();
    Planner secondPlanner = other.of(planner);
    Sender secondSender = other.of(sender);
    ask(Uni.join().all(planner.tick(), secondPlanner.tick(), planner.tick()).andFailFast());
    clock.advance(Duration.ofSeconds(15));
    ask(Uni.join().all(sender.tick(), secondSender.tick(), sender.tick()).andFailFast());

    assertThat(letters()).hasSize(1);
    assertThat(letters().getFirst().headline()).isEqualTo("Emergency stop: all");
    ask(halts.release(HaltScope.of("all"), "mended", ANNA));
    later(Duration.ZERO);
    assertThat(letters().getLast().headline()).isEqualTo("Emergency stop released: all");
  }

  @Test
  void whoDiesBetweenSendingAndMarkingLeavesTheSameMessageToTheNext() {
    ask(halts.place(HaltScope.of("all"), "keys leaked", ANNA));
    later(Duration.ZERO);
    sql("update delivery set status = 'sending', sent_at = null, lease_until = '2000-01-01'");
    clock.advance(Duration.ofMinutes(2));
    ask(sender.tick());

    assertThat(letters()).hasSize(2);
    assertThat(letters().get(1).id()).isEqualTo(letters().getFirst().id());
    ask(halts.release(HaltScope.of("all"), "", ANNA));
  }

  @Test
  void whatIsRefusedForGoodIsShownAsFailedAndSentAgainWhenAsked() {
    channels.answer = new Handed.Never("no such channel");
    ask(notifications.test("info", ANNA));
    later(Duration.ZERO);
    NoticeView failed = ask(notifications.list("failed", 10, Optional.empty())).items().getFirst();
    assertThat(failed.messages().getFirst().reason()).isEqualTo("no such channel");

    channels.answer = new Handed.Taken();
    ask(notifications.retry(Long.toString(failed.id()), ANNA));
    later(Duration.ZERO);
    assertThat(ask(notifications.list("failed", 10, Optional.empty())).items()).isEmpty();
    assertThat(letters().getLast().id()).isEqualTo(failed.messages().getFirst().id());
  }

  @Test
  void aLinkDecidesOnceForItsPersonAndOnlyWhatTheMessageShowed() {
    GateView gate = openGate("linked");
    later(Duration.ZERO);
    String path =
        letters()
            .getFirst()
            .items()
            .getFirst()
            .links()
            .orElseThrow()
            .approve()
            .orElseThrow()
            .getPath();
    String token = path.split("/")[2];
    assertThat(ask(links.show(token)).standing()).isEmpty();
    assertThat(ask(links.show(token)).mayApprove()).isTrue();
    assertThat(refusal(links.show(token + "x"))).isInstanceOf(ControlPlaneException.NotFound.class);

    sql("update gate set subject_hash = 'moved' where id = '" + gate.id() + "'");
    assertThat(refusal(links.decide(token, GateDecision.APPROVE, "")))
        .isInstanceOf(ControlPlaneException.Conflict.class);
    sql(
        "update gate set subject_hash = '"
            + gate.subject().hash()
            + "' where id = '"
            + gate.id()
            + "'");
    assertThat(ask(links.decide(token, GateDecision.APPROVE, "")).decidedBy()).isEqualTo("ada");
    assertThat(refusal(links.decide(token, GateDecision.APPROVE, "")))
        .hasMessageContaining("was used");
  }

  @Test
  void whoAskedForTheWorkGetsNoLinkThatApprovesWhereAnotherPersonMust() {
    register("strict", new ApprovalRule(1, true));
    justOpened("own", "strict", Principal.human("ada"));
    clock.advance(config.every());
    later(Duration.ZERO);

    Letter.Item item = letters().getFirst().items().getFirst();
    Letter.Links linked = item.links().orElseThrow();
    assertThat(linked.approve()).isEmpty();
    assertThat(item.words())
        .endsWith("; you asked for this work, so another person must approve it");
    String token = linked.reject().orElseThrow().getPath().split("/")[2];
    assertThat(ask(links.show(token)).mayApprove()).isFalse();
    assertThat(refusal(links.decide(token, GateDecision.APPROVE, "")))
        .hasMessageContaining("another person");
    assertThat(ask(links.decide(token, GateDecision.REJECT, "not so")).status())
        .isEqualTo("rejected");
  }

  @Test
  void aLinkThatExpiredOrWhosePersonMayNotDecideAnyMoreDecidesNothing() {
    openGate("late");
    later(Duration.ZERO);
    String token =
        letters()
            .getFirst()
            .items()
            .getFirst()
            .links()
            .orElseThrow()
            .acknowledge()
            .getPath()
            .split("/")[2];
    sql("update person set access = 'viewer' where name = 'ada'");
    assertThat(refusal(links.decide(token, GateDecision.APPROVE, "")))
        .isInstanceOf(ControlPlaneException.Forbidden.class);
    sql("update person set access = 'approver' where name = 'ada'");
    clock.advance(Duration.ofHours(25));
    assertThat(refusal(links.decide(token, GateDecision.APPROVE, "")))
        .hasMessageContaining("expired");
    assertThat(open()).hasSize(1);
  }

  @Test
  void whatIsDoneWithIsForgottenByItsAgeAndWhatWaitsForSomebodyStays() {
    openGate("kept");
    ask(halts.place(HaltScope.of("all"), "keys leaked", ANNA));
    ask(halts.release(HaltScope.of("all"), "mended", ANNA));
    ask(notifications.test("action", ANNA));
    later(Duration.ZERO);
    assertThat(kinds()).contains("gate", "stopped", "released", "test");

    later(Duration.ofDays(29));
    assertThat(kinds()).contains("gate", "stopped", "released", "test");

    later(Duration.ofDays(2));
    assertThat(kinds()).containsExactly("gate");
    assertThat(
            ask(pool.query(
                        "select from delivery where status = 'sent' and created_at < (select"
                            + " max(created_at) from delivery) - interval '30 days'")
                    .execute())
                .rowCount())
        .isZero();
  }

  private List<String> kinds() {
    return ask(notifications.list("all", 50, Optional.empty())).items().stream()
        .map(NoticeView::kind)
        .toList();
  }
}
