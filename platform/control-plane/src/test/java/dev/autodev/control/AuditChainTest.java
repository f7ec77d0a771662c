package dev.autodev.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.control.audit.AuditSealer;
import dev.autodev.control.view.AuditProof;
import dev.autodev.model.Repository;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AuditChainTest extends ControlPlaneTest {
  @Inject AuditSealer sealer;

  /** As somebody with the database's own password would go about it. */
  private void forge(String statement) {
    sql(
        """
        begin;
        alter table audit disable trigger user; alter table audit_seal disable trigger user;
        %s;
        alter table audit enable trigger user; alter table audit_seal enable trigger user;
        commit"""
            .formatted(statement));
  }

  @BeforeEach
  @AfterEach
  void beginAnew() {
    forge("truncate audit, audit_seal");
  }

  private void act(String repository) {
    ask(repositories.register(Repository.at(repository, "/srv/x.git", "main"), ANNA));
  }

  private AuditProof proof() {
    return ask(audit.verify(Optional.empty()));
  }

  private List<Long> ids() {
    List<Long> ids = new ArrayList<>();
    for (Row row : ask(pool.query("select id from audit order by id").execute())) {
      ids.add(row.getLong("id"));
    }
    return ids;
  }

  private void sealTwice() {
    act("one");
    act("two");
    ask(sealer.tick());
    act("three");
    ask(sealer.tick());
  }

  @Test
  void aTrailAsItWasWrittenIsWholeAndSaysWhatIsNotSealedYet() {
    sealTwice();
    act("four");

    AuditProof proof = proof();

    assertThat(proof.whole()).isTrue();
    assertThat(proof.lines()).isEqualTo(4);
    assertThat(proof.seals()).isEqualTo(2);
    assertThat(proof.unsealed()).isEqualTo(1);
  }

  @Test
  void noticesALineThatIsChangedTakenOutOrSlippedIn() {
    sealTwice();
    List<Long> ids = ids();

    forge("update audit set actor = 'mallory' where id = " + ids.get(1));
    assertThat(proof().broken())
        .isNotNull()
        .satisfies(
            broken -> {
              assertThat(broken.seal()).isEqualTo(1);
              assertThat(broken.lastLine()).isEqualTo(ids.get(1));
            });
    forge("update audit set actor = 'anna' where id = " + ids.get(1));
    assertThat(proof().whole()).isTrue();

    forge("delete from audit where id = " + ids.get(2));
    assertThat(Objects.requireNonNull(proof().broken()).seal()).isEqualTo(2);

    forge(
        """
        insert into audit (id, at, actor, actor_kind, action, subject_kind, subject_id, details)
        overriding system value
        select %d, now(), 'anna', 'human', 'gate.approve', 'gate', 'g', '{}'"""
            .formatted(ids.getFirst() - 1));
    assertThat(Objects.requireNonNull(proof().broken()).seal()).isEqualTo(1);
  }

  @Test
  void noticesASealThatIsTakenOutWithItsLines() {
    sealTwice();
    act("four");
    ask(sealer.tick());
    List<Long> ids = ids();

    forge("delete from audit_seal where position = 2; delete from audit where id = " + ids.get(2));

    assertThat(Objects.requireNonNull(proof().broken()).seal()).isEqualTo(3);
  }

  @Test
  void aTrailThatWasCutOrMadeAnewDoesNotKnowAHeadThatWasNotedBefore() {
    sealTwice();
    Optional<String> head = Optional.ofNullable(proof().head());
    act("four");
    ask(sealer.tick());
    assertThat(ask(audit.verify(head)).headKnown()).isTrue();

    forge(
        "delete from audit_seal where position > 1; delete from audit where id > " + ids().get(1));
    act("other");
    ask(sealer.tick());

    assertThat(proof().whole()).isTrue();
    assertThat(ask(audit.verify(head)).whole()).isFalse();
  }

  @Test
  void twoWhoSealAtOnceMakeOneChain() {
    for (int i = 0; i < 20; i++) {
      act("r" + i);
      ask(io.smallrye.mutiny.Uni.join().all(sealer.tick(), sealer.tick()).andFailFast());
    }

    assertThat(proof().whole()).isTrue();
    assertThat(proof().unsealed()).isZero();
  }

  @Test
  void whileAWriterIsInTheWayItsLinesWaitForTheNextLook() {
    act("one");
    ask(
        pool.withTransaction(
            connection ->
                connection
                    .query("lock table audit in row exclusive mode")
                    .execute()
                    .call(() -> sealer.tick())));
    assertThat(proof().unsealed()).isEqualTo(1);

    ask(sealer.tick());

    assertThat(proof().unsealed()).isZero();
  }
}
