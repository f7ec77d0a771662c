package dev.autodev.dashboard.page;

import dev.autodev.control.board.Board;
import dev.autodev.control.board.BoardFilter;
import dev.autodev.control.board.Card;
import dev.autodev.control.board.Column;
import dev.autodev.dashboard.access.Rights;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** Where every piece of work stands. */
@RolesAllowed(Rights.VIEWER)
@Path("/board")
@Produces(MediaType.TEXT_HTML)
public class BoardPage {
  private final Board board;
  private final Clock clock;

  BoardPage(Board board, Clock clock) {
    this.board = board;
    this.clock = clock;
  }

  /** A column with its cards, newest first. */
  public record Lane(Column column, List<Card> cards) {
    /** Whether there may be more. */
    public boolean full() {
      return cards.size() >= Board.MOST;
    }
  }

  /** What it is narrowed to; empty texts: not at all. */
  public record Filter(String repository, String role, String label, String address) {}

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance board(List<Lane> lanes, Filter filter, Instant now);
  }

  @GET
  public Uni<TemplateInstance> show(
      @RestQuery Optional<String> repository,
      @RestQuery Optional<String> role,
      @RestQuery Optional<String> label) {
    BoardFilter narrowed =
        new BoardFilter(Query.given(repository), Query.given(role), Query.given(label));
    Filter filter =
        new Filter(
            narrowed.repository().orElse(""),
            narrowed.role().orElse(""),
            narrowed.label().orElse(""),
            new Query()
                .with("repository", repository)
                .with("role", role)
                .with("label", label)
                .address("/board"));
    return board
        .show(narrowed)
        .map(found -> Templates.board(lanes(found), filter, clock.instant()));
  }

  private static List<Lane> lanes(Map<Column, List<Card>> columns) {
    return columns.entrySet().stream()
        .map(column -> new Lane(column.getKey(), column.getValue()))
        .toList();
  }
}
