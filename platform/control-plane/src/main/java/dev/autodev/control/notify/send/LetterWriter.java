package dev.autodev.control.notify.send;

import dev.autodev.control.notify.Letter;
import dev.autodev.control.notify.NotifyConfig;
import dev.autodev.control.notify.Recipient;
import dev.autodev.control.notify.Urgency;
import dev.autodev.control.notify.link.OneTimeLinks;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes what a message says when it goes out: the gates it asks about are those of then. */
@ApplicationScoped
class LetterWriter {
  private static final int MOST = 20;
  private static final int LONGEST = 300;

  private static final String ANOTHER =
      "; you asked for this work, so another person must approve it";

  @Inject Pool pool;
  @Inject OneTimeLinks links;
  @Inject NotifyConfig config;

  /** Nothing, where nobody waits for any of it any more. */
  Uni<Optional<Letter>> write(Leased message, Recipient to, Duration linksLast) {
    return pool.preparedQuery(SendSql.SAYS)
        .execute(Tuple.of(message.id(), MOST))
        .chain(
            rows -> {
              List<Row> said = new ArrayList<>();
              rows.forEach(said::add);
              return said.isEmpty()
                  ? Uni.createFrom().item(Optional.<Letter>empty())
                  : items(message, said, to, linksLast)
                      .map(items -> Optional.of(letter(message, said, items)));
            });
  }

  private Letter letter(Leased message, List<Row> said, List<Letter.Item> items) {
    Row first = said.getFirst();
    return new Letter(
        message.id(),
        message.at(),
        urgency(first),
        items,
        (int) (first.getLong("n") - said.size()),
        page("/notifications"));
  }

  private static Urgency urgency(Row row) {
    return Urgency.of(row.getString("severity")).orElse(Urgency.INFO);
  }

  private Uni<List<Letter.Item>> items(
      Leased message, List<Row> said, Recipient to, Duration linksLast) {
    return Multi.createFrom()
        .iterable(said)
        .onItem()
        .transformToUniAndConcatenate(
            row -> linked(message, row, to, linksLast).map(found -> item(row, found)))
        .collect()
        .asList();
  }

  private Uni<Optional<Letter.Links>> linked(
      Leased message, Row row, Recipient to, Duration lasts) {
    return to.person()
        .filter(person -> urgency(row).waitsForSomebody())
        .map(
            person ->
                links.write(
                    message.id(),
                    row.getLong("id"),
                    new OneTimeLinks.For(person, gate(row)),
                    lasts))
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
  }

  private Letter.Item item(Row row, Optional<Letter.Links> linked) {
    return new Letter.Item(
        row.getLong("id"),
        row.getString("kind"),
        Letter.Stage.of(row.getInteger("stage")),
        line(row.getString("title")),
        line(row.getString("words")) + (asksAnother(linked) ? ANOTHER : ""),
        page(row.getString("page")),
        gate(row),
        linked);
  }

  /** Who may say no, and not yes. */
  private static boolean asksAnother(Optional<Letter.Links> linked) {
    return linked
        .filter(links -> links.approve().isEmpty() && links.reject().isPresent())
        .isPresent();
  }

  private static Optional<Letter.Gate> gate(Row row) {
    @Nullable String gate = row.getString("gate_id");
    return gate == null
        ? Optional.empty()
        : Optional.of(new Letter.Gate(gate, String.valueOf(row.getString("subject_hash"))));
  }

  private URI page(String path) {
    return URI.create(config.url() + path);
  }

  /** Words from outside are one line, and no longer than a line. */
  private static String line(String text) {
    String plain = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
  }
}
