package dev.autodev.control;

import dev.autodev.control.access.TokenTable;
import dev.autodev.control.view.TokenView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What programs show in place of a login. */
@ApplicationScoped
public class AccessTokens {
  private static final Duration LONGEST = Duration.ofDays(366);

  @Inject TokenTable table;

  /** What a token is for. */
  public enum Kind {
    /** A browser's or terminal's login; ends with a logout. */
    LOGIN,
    /** A person's program: decides as that person does. */
    PERSON,
    /** An agent: never decides a gate. */
    AGENT
  }

  /**
   * A wish for a token.
   *
   * @param label what it is for, for the list
   */
  public record Asked(Kind kind, Access access, String label, Duration lasts) {
    public Asked {
      if (lasts.isNegative() || lasts.isZero() || lasts.compareTo(LONGEST) > 0) {
        throw new ControlPlaneException.Invalid(
            "days", "a token lasts 1 to %d days".formatted(LONGEST.toDays()));
      }
    }
  }

  /** Makes one of a person; it may do what was asked, and never more than that person. */
  public Uni<NewToken> create(String person, Asked asked, Principal by) {
    return table.create(person, asked, by);
  }

  /** Who shows this; nobody, where it is unknown, expired, revoked or of a disabled person. */
  public Uni<Optional<Presented>> present(String secret) {
    return table.present(secret);
  }

  /** Those that still hold, newest first; of one person, or all. */
  public Uni<List<TokenView>> list(Optional<String> person) {
    return table.list(person);
  }

  /** Ends one at once. */
  public Uni<TokenView> revoke(String id, Principal by) {
    return table.revoke(id, by);
  }
}
