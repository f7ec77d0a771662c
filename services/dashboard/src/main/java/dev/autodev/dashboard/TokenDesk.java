package dev.autodev.dashboard;

import dev.autodev.control.Access;
import dev.autodev.control.AccessTokens;
import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.NewToken;
import dev.autodev.control.Principal;
import dev.autodev.control.view.TokenView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Where persons make tokens and end them, whichever way they come in. */
@ApplicationScoped
public class TokenDesk {
  private final AccessTokens tokens;
  private final Caller caller;

  TokenDesk(AccessTokens tokens, Caller caller) {
    this.tokens = tokens;
    this.caller = caller;
  }

  /** One's own that hold; an admin sees everybody's. */
  public Uni<List<TokenView>> list() {
    return tokens.list(
        caller.may(Access.ADMIN) ? Optional.empty() : Optional.of(caller.unnamed().name()));
  }

  /** A token of one's own. */
  public Uni<NewToken> create(AccessTokens.Asked asked, Principal by) {
    if (by.kind() != Principal.Kind.HUMAN) {
      throw new ControlPlaneException.Forbidden(
          "Only a person makes tokens; '%s' is none".formatted(by.name()));
    }
    return tokens.create(by.name(), asked, by);
  }

  /** Ends one's own; an admin ends everybody's. */
  public Uni<TokenView> revoke(String id, Principal by) {
    return list()
        .flatMap(
            known ->
                caller.may(Access.ADMIN) || known.stream().anyMatch(one -> one.id().equals(id))
                    ? tokens.revoke(id, by)
                    : Uni.createFrom().failure(new ControlPlaneException.NotFound("token", id)));
  }

  /** What it is for, by its wire name. */
  public static AccessTokens.Kind kind(String name) {
    return switch (name) {
      case "person" -> AccessTokens.Kind.PERSON;
      case "agent" -> AccessTokens.Kind.AGENT;
      default ->
          throw new ControlPlaneException.Invalid(
              "kind", "kind '%s' is unknown; give person or agent".formatted(name));
    };
  }
}
