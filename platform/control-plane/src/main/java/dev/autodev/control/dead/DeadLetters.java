package dev.autodev.control.dead;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.Principal;
import dev.autodev.control.ledger.Ledgers;
import dev.autodev.control.ledger.Scope;
import dev.autodev.control.view.Page;
import dev.autodev.model.Streams;
import dev.autodev.streams.Outgoing;
import dev.autodev.streams.StreamAppender;
import dev.autodev.streams.StreamTail;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The stream of dead letters, and what people do about them; each of that is in the audit trail.
 */
@ApplicationScoped
public class DeadLetters {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Pattern ID = Pattern.compile("[0-9]{1,18}-[0-9]{1,18}");

  @Inject StreamTail tail;
  @Inject StreamAppender appender;
  @Inject Ledgers ledgers;

  /** Newest first. */
  public Uni<Page<DeadLetterView>> list(int limit, Optional<String> cursor) {
    String to = cursor.map(id -> "(" + checked(id)).orElse(StreamTail.END);
    return reached(tail.before(Streams.DEAD, to, limit + 1))
        .map(
            found -> {
              List<DeadLetterView> letters =
                  found.stream().limit(limit).map(DeadLetterView::of).toList();
              return new Page<>(letters, found.size() > limit ? letters.getLast().id() : null);
            });
  }

  /** Puts it back where it was; whoever reads it there again may refuse it again. */
  public Uni<Void> retry(String id, Principal by) {
    return find(id)
        .flatMap(
            letter -> {
              if (!letter.returnable()) {
                throw new ControlPlaneException.Invalid(
                    "id", "it does not say from which stream it came; drop it");
              }
              return audited(letter, "dead_letter.retried", by)
                  .chain(
                      () ->
                          reached(
                              appender.append(
                                  List.of(Outgoing.of(letter.stream(), letter.fields())))))
                  .chain(() -> reached(tail.remove(Streams.DEAD, letter.id())));
            });
  }

  /** Deletes it. */
  public Uni<Void> drop(String id, Principal by) {
    return find(id)
        .flatMap(
            letter ->
                audited(letter, "dead_letter.dropped", by)
                    .chain(() -> reached(tail.remove(Streams.DEAD, letter.id()))));
  }

  private Uni<DeadLetterView> find(String id) {
    String exact = checked(id);
    return reached(tail.range(Streams.DEAD, exact, exact, 1))
        .map(
            found -> {
              if (found.isEmpty()) {
                throw new ControlPlaneException.NotFound("dead letter", id);
              }
              return DeadLetterView.of(found.getFirst());
            });
  }

  private Uni<Void> audited(DeadLetterView letter, String action, Principal by) {
    return ledgers.change(
        new Scope(),
        ledger ->
            ledger
                .journal()
                .audit(
                    by,
                    action,
                    "dead_letter",
                    letter.id(),
                    null,
                    Map.of("stream", letter.stream(), "reason", letter.reason())));
  }

  private static String checked(String id) {
    if (!ID.matcher(id).matches()) {
      throw new ControlPlaneException.NotFound("dead letter", id);
    }
    return id;
  }

  private static <T> Uni<T> reached(Uni<T> redis) {
    return redis
        .ifNoItem()
        .after(PATIENCE)
        .failWith(
            () ->
                new ControlPlaneException.Unavailable(
                    "Redis does not answer, and dead letters stand there only; ask again when it is"
                        + " back"));
  }
}
