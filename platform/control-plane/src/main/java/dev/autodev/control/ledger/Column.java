package dev.autodev.control.ledger;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of rows that travel together.
 *
 * @param type in PostgreSQL
 * @param javaType its elements here
 */
record Column<R>(
    String name,
    String type,
    Class<?> javaType,
    Function<R, @Nullable Object> value,
    Travel travel) {
  private Column(String name, String type, Class<?> javaType, Function<R, @Nullable Object> value) {
    this(name, type, javaType, value, Travel.EACH);
  }

  /** All rows of a batch have the same value. */
  static <R> Column<R> once(Column<R> column) {
    return column.travelling(Travel.ONCE);
  }

  /** In most batches it is null in every row. */
  static <R> Column<R> seldom(Column<R> column) {
    return column.travelling(Travel.SELDOM);
  }

  private Column<R> travelling(Travel how) {
    return new Column<>(name, type, javaType, value, how);
  }

  /** What is sent of these rows. */
  @Nullable Object parameter(Collection<R> rows) {
    return travel == Travel.ONCE ? value.apply(rows.iterator().next()) : array(rows);
  }

  private Object array(Collection<R> rows) {
    Object array = Array.newInstance(javaType, rows.size());
    int i = 0;
    for (R row : rows) {
      Array.set(array, i++, value.apply(row));
    }
    return array;
  }

  static <R> Column<R> text(String name, Function<R, @Nullable String> value) {
    return new Column<>(name, "text", String.class, value::apply);
  }

  static <R> Column<R> integer(String name, Function<R, @Nullable Integer> value) {
    return new Column<>(name, "int", Integer.class, value::apply);
  }

  static <R> Column<R> bigint(String name, Function<R, @Nullable Long> value) {
    return new Column<>(name, "bigint", Long.class, value::apply);
  }

  static <R> Column<R> number(String name, Function<R, Double> value) {
    return new Column<>(name, "float8", Double.class, value::apply);
  }

  static <R> Column<R> money(String name, Function<R, @Nullable BigDecimal> value) {
    return new Column<>(name, "numeric", BigDecimal.class, value::apply);
  }

  static <R> Column<R> time(String name, Function<R, @Nullable Instant> value) {
    return new Column<>(name, "timestamptz", OffsetDateTime.class, row -> utc(value.apply(row)));
  }

  /** As text, which the statement casts to jsonb. */
  static <R> Column<R> json(String name, Function<R, @Nullable Object> value) {
    return new Column<>(
        name,
        "text",
        String.class,
        row -> {
          Object content = value.apply(row);
          return content == null ? null : Jsonb.text(content);
        });
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  /** How a column's values come along. */
  enum Travel {
    EACH,
    ONCE,
    SELDOM
  }
}
