package dev.autodev.chaos.place;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The truth, asked directly. */
public record Database(String url, String user, String password) {
  public static Database of(Servers servers) {
    return new Database(servers.jdbcUrl(), servers.user(), servers.password());
  }

  /** The rows of a query, each a list of texts; null where there is none. */
  public List<Row> rows(String sql) {
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      int columns = found.getMetaData().getColumnCount();
      List<Row> rows = new ArrayList<>();
      while (found.next()) {
        List<String> row = new ArrayList<>(columns);
        for (int i = 1; i <= columns; i++) {
          row.add(String.valueOf(found.getString(i)));
        }
        rows.add(new Row(row));
      }
      return rows;
    } catch (SQLException e) {
      throw new UnansweredException(e);
    }
  }

  public int count(String sql) {
    return Integer.parseInt(rows(sql).getFirst().text(0));
  }

  /** Runs a statement that answers nothing of interest. */
  public void run(String sql) {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new UnansweredException(e);
    }
  }

  /** Leaves a transaction open that has read, at the highest level of keeping what it saw. */
  public Held hold(String sql) {
    try {
      Connection connection = open();
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
      return new Held(connection);
    } catch (SQLException e) {
      throw new UnansweredException(e);
    }
  }

  /** A transaction that somebody forgot. */
  public record Held(Connection connection) implements AutoCloseable {
    @Override
    public void close() {
      try {
        connection.close();
      } catch (SQLException e) {
        // It was ended from outside: that was the point.
      }
    }
  }

  Connection open() throws SQLException {
    Properties properties = new Properties();
    properties.put("user", user);
    properties.put("password", password);
    properties.put("connectTimeout", "2");
    properties.put("socketTimeout", "30");
    return DriverManager.getConnection(url, properties);
  }

  /** The database does not answer at this moment. */
  public static final class UnansweredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnansweredException(SQLException cause) {
      super(cause);
    }
  }

  /** One row; an absent value reads as the text {@code null}. */
  public record Row(List<String> values) {
    public Row {
      values = List.copyOf(values);
    }

    public String text(int column) {
      return values.get(column);
    }

    public int number(int column) {
      return Integer.parseInt(values.get(column));
    }

    public long time(int column) {
      String value = values.get(column);
      return value.equals("null") ? 0 : Long.parseLong(value);
    }
  }
}
