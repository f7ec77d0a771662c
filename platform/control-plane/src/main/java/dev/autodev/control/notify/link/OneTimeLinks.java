package dev.autodev.control.notify.link;

import dev.autodev.control.Access;
import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.Gates;
import dev.autodev.control.Notifications;
import dev.autodev.control.Principal;
import dev.autodev.control.engine.GateDecision;
import dev.autodev.control.notify.Letter;
import dev.autodev.control.notify.NotifyConfig;
import dev.autodev.control.notify.link.LinkTable.Kept;
import dev.autodev.control.view.GateView;
import dev.autodev.control.view.NoticeView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Links that one person decides one gate by, once, about what it showed when the message was
 * written. What decides is {@link Gates}, as everywhere.
 */
@ApplicationScoped
public class OneTimeLinks {
  private static final char END_OF_ID = '.';

  @Inject LinkTable table;
  @Inject LinkKey key;
  @Inject NotifyConfig config;
  @Inject Gates gates;
  @Inject Notifications notifications;
  @Inject Clock clock;

  /** Whom a link is for, and what it decides. */
  public record For(String person, Optional<Letter.Gate> gate) {}

  /**
   * What a link's page shows.
   *
   * @param gate as it is now; absent where the link only acknowledges
   * @param mayApprove false: the person asked for the work, and another one must approve it
   * @param standing why it cannot decide; empty: it can
   */
  public record Shown(
      NoticeView notice,
      String person,
      @Nullable GateView gate,
      boolean mayApprove,
      String standing) {}

  /** The links of a message; nothing for somebody who is not known, or may not decide. */
  public Uni<Optional<Letter.Links>> write(String delivery, long notice, For whom, Duration lasts) {
    Instant expires = clock.instant().plus(lasts).truncatedTo(ChronoUnit.MILLIS);
    return table.write(delivery, notice, whom, expires).map(found -> found.map(this::links));
  }

  private Letter.Links links(Kept kept) {
    String token = kept.id() + END_OF_ID + key.sign(kept.signed());
    return new Letter.Links(
        kept.gate().filter(gate -> kept.mayApprove()).map(gate -> address(token, "approve")),
        kept.gate().map(gate -> address(token, "reject")),
        address(token, "acknowledge"));
  }

  private URI address(String token, String what) {
    return URI.create(config.url() + "/links/" + token + "/" + what);
  }

  /** Looks, and decides nothing. */
  public Uni<Shown> show(String token) {
    return kept(token).chain(kept -> notifications.find(kept.notice()).chain(n -> shown(kept, n)));
  }

  private Uni<Shown> shown(Kept kept, NoticeView notice) {
    return kept.gate()
        .map(gates::find)
        .orElseGet(() -> Uni.createFrom().nullItem())
        .map(
            gate ->
                new Shown(notice, kept.person(), gate, kept.mayApprove(), standing(kept, gate)));
  }

  private String standing(Kept kept, @Nullable GateView gate) {
    if (gate == null) {
      return expired(kept) ? "This link has expired" : "";
    } else if (!gate.status().equals("open")) {
      return "It is decided already: " + gate.status();
    } else if (!kept.hash().equals(Optional.of(gate.subject().hash()))) {
      return "The content has moved since the message was written";
    } else if (kept.used()) {
      return "This link was used";
    }
    return expired(kept) ? "This link has expired" : "";
  }

  private boolean expired(Kept kept) {
    return !kept.expires().isAfter(clock.instant());
  }

  /** Decides by the link's person; what it refuses leaves the link as it was. */
  public Uni<GateView> decide(String token, GateDecision decision, String reason) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return kept(token)
        .call(kept -> mayDecide(kept))
        .call(kept -> useOnce(kept, now))
        .chain(
            kept ->
                gates
                    .decide(
                        kept.gate().orElseThrow(),
                        decision,
                        kept.hash().orElseThrow(),
                        reason,
                        Principal.human(kept.person()))
                    .onFailure()
                    .call(() -> table.giveBack(kept.id(), now)));
  }

  /** Acknowledges as the link's person; as often as they like, until it expires. */
  public Uni<Void> acknowledge(String token) {
    return kept(token)
        .invoke(
            kept -> {
              if (expired(kept)) {
                throw expired();
              }
            })
        .call(kept -> table.may(kept.person()).map(may -> may.orElseThrow(() -> gone(kept))))
        .chain(
            kept ->
                notifications.acknowledge(
                    Long.toString(kept.notice()), Principal.human(kept.person())))
        .replaceWithVoid();
  }

  private Uni<Kept> kept(String token) {
    int end = token.indexOf(END_OF_ID);
    String id = end < 0 ? token : token.substring(0, end);
    return table
        .find(id)
        .map(
            found ->
                found
                    .filter(kept -> end > 0 && key.signed(kept.signed(), token.substring(end + 1)))
                    .orElseThrow(() -> new ControlPlaneException.NotFound("link", "…")));
  }

  private Uni<Void> mayDecide(Kept kept) {
    if (kept.gate().isEmpty()) {
      throw new ControlPlaneException.Invalid("", "This link decides nothing; it acknowledges");
    }
    return table
        .may(kept.person())
        .invoke(
            may -> {
              if (!may.orElseThrow(() -> gone(kept)).includes(Access.APPROVER)) {
                throw new ControlPlaneException.Forbidden(
                    kept.person() + " may not decide gates any more; ask an admin");
              }
            })
        .replaceWithVoid();
  }

  private static ControlPlaneException gone(Kept kept) {
    return new ControlPlaneException.Forbidden(kept.person() + " is no longer let in");
  }

  private Uni<Void> useOnce(Kept kept, Instant now) {
    return table
        .use(kept.id(), now)
        .invoke(
            first -> {
              if (!first) {
                throw kept.expires().isAfter(now)
                    ? new ControlPlaneException.Conflict(
                        "This link was used; look at the gate on the dashboard", "used")
                    : expired();
              }
            })
        .replaceWithVoid();
  }

  private static ControlPlaneException expired() {
    return new ControlPlaneException.Conflict(
        "This link has expired, and decides nothing; decide on the dashboard", "expired");
  }
}
