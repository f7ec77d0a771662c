package dev.autodev.control;

import dev.autodev.control.engine.GateDecision;
import dev.autodev.control.flow.BudgetDeciding;
import dev.autodev.control.flow.CommentTable;
import dev.autodev.control.flow.GateDeciding;
import dev.autodev.control.flow.Remarks;
import dev.autodev.control.ledger.Jsonb;
import dev.autodev.control.read.GateEntity;
import dev.autodev.control.read.Reads;
import dev.autodev.control.read.Reads.Query;
import dev.autodev.control.view.CommentView;
import dev.autodev.control.view.GateView;
import dev.autodev.control.view.Page;
import dev.autodev.control.view.RemarkView;
import dev.autodev.model.workflow.GateKind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** What waits for a person, and what persons decided. */
@ApplicationScoped
public class Gates {
  /** Characters of a comment. */
  private static final int LONGEST_COMMENT = 4_000;

  @Inject GateDeciding deciding;
  @Inject CommentTable comments;
  @Inject Remarks remarks;
  @Inject BudgetDeciding budgets;
  @Inject Reads reads;

  /** Oldest first. */
  public Uni<Page<GateView>> list(Optional<GateStatus> status, int limit, Optional<String> cursor) {
    return list(status, Optional.empty(), limit, cursor);
  }

  /** Oldest first, only of one kind. */
  public Uni<Page<GateView>> list(
      Optional<GateStatus> status, Optional<GateKind> kind, int limit, Optional<String> cursor) {
    Query query = Query.all().and("e.id > :cursor", "cursor", cursor.orElse(null));
    // Written out: the indexes of few kinds and statuses are found only by who names them.
    kind.ifPresent(one -> query.and("e.kind = '%s'".formatted(one.wireName())));
    status.ifPresent(one -> query.and("e.status = '%s'".formatted(one.wireName())));
    return reads.page(GateEntity.class, query, "e.id", limit, GateEntity::view, GateView::id);
  }

  /** By id or a unique beginning of it. */
  public Uni<GateView> find(String id) {
    return entity(id).map(GateEntity::view);
  }

  /** The newest one of a workflow's step: what is asked there now, or was asked last. */
  public Uni<Optional<GateView>> newest(String workflow, String step) {
    Query query =
        Query.all()
            .and("e.workflow = :workflow", "workflow", workflow)
            .and("e.step = :step", "step", step);
    return reads
        .list(GateEntity.class, query, "e.round desc", 1)
        .map(found -> found.stream().findFirst().map(GateEntity::view));
  }

  private Uni<GateEntity> entity(String id) {
    return reads.one(GateEntity.class, "gate", id, GateEntity::id);
  }

  /** What people said about a gate, oldest first. */
  public Uni<List<CommentView>> comments(String id) {
    return entity(id).chain(gate -> comments.of(gate.id()));
  }

  /**
   * What was said about all gates, newest first; only what has the topic in it, if there is one.
   */
  public Uni<Page<RemarkView>> discussions(
      Optional<String> topic, int limit, Optional<String> cursor) {
    return remarks.newest(Jsonb.plain(topic.orElse("")), limit, cursor.map(Jsonb::plain));
  }

  /** Says something about a gate to other people; it decides nothing. */
  public Uni<CommentView> comment(String id, String text, Principal by) {
    String plain = Jsonb.plain(text).strip();
    if (plain.isEmpty() || plain.length() > LONGEST_COMMENT) {
      throw new ControlPlaneException.Invalid(
          "text", "A comment has 1 to %,d characters".formatted(LONGEST_COMMENT));
    }
    return personsOnly(by, "discusses a gate")
        .chain(() -> entity(id))
        .chain(gate -> comments.say(gate.id(), plain, by));
  }

  /** The swarm itself tells people something about a gate: once, however often it is called. */
  public Uni<Boolean> tell(String id, String text) {
    return entity(id).chain(gate -> comments.sayOnce(gate.id(), text, Principal.SYSTEM));
  }

  /** Refuses who is no person, before anything is said about a gate. */
  public Uni<Void> personsOnly(Principal by) {
    return personsOnly(by, "decides a gate");
  }

  private static Uni<Void> personsOnly(Principal by, String does) {
    return by.kind() == Principal.Kind.HUMAN
        ? Uni.createFrom().voidItem()
        : Uni.createFrom()
            .failure(
                new ControlPlaneException.Forbidden(
                    "Only a person %s; '%s' is none".formatted(does, by.name())));
  }

  /**
   * Decides; the same decision by the same person once more changes nothing.
   *
   * @param hash what the person saw: an approval without the gate's own hash is refused
   */
  public Uni<GateView> decide(
      String id, GateDecision decision, String hash, String reason, Principal by) {
    return personsOnly(by)
        .chain(() -> entity(id))
        .chain(
            gate -> {
              GateDeciding.Verdict verdict = new GateDeciding.Verdict(decision, hash, reason);
              Uni<Void> decided =
                  gate.budget() == null
                      ? deciding.decide(gate.id(), verdict, by)
                      : budgets.decide(gate.id(), gate.budget(), verdict, by);
              return decided.chain(() -> find(gate.id()));
            });
  }
}
