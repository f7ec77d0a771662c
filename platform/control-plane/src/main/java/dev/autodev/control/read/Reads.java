package dev.autodev.control.read;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.view.Page;
import dev.autodev.control.view.WorkflowView;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Queries over the entities; may be called from any thread. */
@ApplicationScoped
public class Reads {
  private static final int CANDIDATES = 5;

  /** Comes after every character of an id. */
  private static final String AFTER = "~";

  @Inject Mutiny.SessionFactory sessions;
  @Inject Vertx vertx;

  /**
   * A query in the making.
   *
   * @param where conditions, joined by and
   */
  public record Query(List<String> where, Map<String, Object> parameters) {
    /** Everything. */
    public static Query all() {
      return new Query(new java.util.ArrayList<>(), new LinkedHashMap<>());
    }

    /** Only what fulfils the condition, whose one parameter has that name. */
    public Query and(String condition, String name, @Nullable Object value) {
      if (value instanceof String text && text.indexOf('\0') >= 0) {
        throw new ControlPlaneException.Invalid(
            name, name + " holds the character NUL, which nothing here has; leave it out");
      }
      if (value != null) {
        where.add(condition);
        parameters.put(name, value);
      }
      return this;
    }

    /** Only what fulfils a condition without parameters, such as an index's own. */
    public Query and(String condition) {
      where.add(condition);
      return this;
    }

    String text() {
      return where.isEmpty() ? "" : " where " + String.join(" and ", where);
    }
  }

  /** A session on a context of its own, as Hibernate Reactive wants it. */
  <T> Uni<T> session(Function<Mutiny.Session, Uni<T>> work) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Context context =
                  Objects.requireNonNull(
                      VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()));
              VertxContextSafetyToggle.setContextSafe(context, true);
              context.runOnContext(
                  run ->
                      sessions
                          .withSession(work)
                          .subscribe()
                          .with(emitter::complete, emitter::fail));
            });
  }

  /** A list in the order of the HQL clause. */
  public <E> Uni<List<E>> list(Class<E> type, Query query, String order, int limit) {
    return session(session -> list(session, type, query, order, limit));
  }

  private static <E> Uni<List<E>> list(
      Mutiny.Session session, Class<E> type, Query query, String order, int limit) {
    var select =
        session.createQuery(
            "from " + type.getName() + " e" + query.text() + " order by " + order, type);
    query.parameters().forEach(select::setParameter);
    return select.setMaxResults(limit).getResultList();
  }

  /** A page; its cursor is the last element's id. */
  public <E, V> Uni<Page<V>> page(
      Class<E> type,
      Query query,
      String order,
      int limit,
      Function<E, V> view,
      Function<V, String> id) {
    return list(type, query, order, limit + 1).map(found -> cut(found, limit, view, id));
  }

  private static <E, V> Page<V> cut(
      List<E> found, int limit, Function<E, V> view, Function<V, String> id) {
    List<V> items = found.stream().limit(limit).map(view).toList();
    boolean more = found.size() > limit;
    return new Page<>(items, more ? id.apply(items.getLast()) : null);
  }

  /** The one whose id is, or uniquely begins with, the text. */
  public <E> Uni<E> one(Class<E> type, String what, String text, Function<E, String> id) {
    String low = text.strip().toLowerCase(java.util.Locale.ROOT);
    if (!low.matches("[0-9a-z][0-9a-z-]{0,63}")) {
      return Uni.createFrom().failure(new ControlPlaneException.NotFound(what, text));
    }
    // Not with like: its escape clause keeps PostgreSQL from finding the range in the index.
    Query query =
        Query.all().and("e.id >= :first", "first", low).and("e.id < :after", "after", low + AFTER);
    return list(type, query, "e.id", CANDIDATES)
        .map(
            found -> {
              Optional<E> exact = found.stream().filter(e -> id.apply(e).equals(low)).findFirst();
              if (exact.isPresent() || found.size() == 1) {
                return exact.orElseGet(found::getFirst);
              }
              if (found.isEmpty()) {
                throw new ControlPlaneException.NotFound(what, text);
              }
              throw new ControlPlaneException.Ambiguous(
                  what, text, found.stream().map(id).toList());
            });
  }

  /** Workflows with their tasks and gates. */
  public Uni<List<WorkflowView>> views(List<WorkflowEntity> workflows) {
    List<String> ids = workflows.stream().map(WorkflowEntity::id).toList();
    if (ids.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    Query of = Query.all().and("e.workflow in (:ids)", "ids", ids);
    return session(
        session ->
            list(session, TaskEntity.class, of, "e.id", Integer.MAX_VALUE)
                .chain(
                    tasks ->
                        list(session, GateEntity.class, of, "e.id", Integer.MAX_VALUE)
                            .map(gates -> WorkflowViews.of(workflows, tasks, gates))));
  }
}
