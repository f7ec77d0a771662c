package dev.autodev.streams.link;

import dev.autodev.streams.Trimming;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The Redis commands of this package, spelt once. */
public final class Commands {
  /** Deletes a consumer unless it is alive or holds entries: then deleting would lose them. */
  private static final String FORGET =
      """
      if redis.call('EXISTS', KEYS[2]) == 1 then return 0 end
      if #redis.call('XPENDING', KEYS[1], ARGV[1], '-', '+', 1, ARGV[2]) > 0 then return 0 end
      redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], ARGV[2])
      return 1
      """;

  private Commands() {}

  /** An age must have become an id. */
  static Request add(Addition entry) {
    Request add = Request.cmd(Command.XADD).arg(entry.stream());
    switch (entry.trimming()) {
      case Trimming.MaxLength(long most, boolean exact) ->
          add.arg("MAXLEN").arg(exact ? "=" : "~").arg(most);
      case Trimming.MinId(String id, boolean exact) ->
          add.arg("MINID").arg(exact ? "=" : "~").arg(id);
      case Trimming.MaxAge age -> throw new IllegalArgumentException(age + " is no id");
      case Trimming.None none -> {}
    }
    add.arg("*");
    entry.fields().forEach((name, value) -> value(add.arg(name), value));
    return add;
  }

  private static void value(Request add, Object value) {
    if (value instanceof byte[] bytes) {
      add.arg(Buffer.buffer(bytes));
    } else {
      add.arg(value.toString());
    }
  }

  public static Request createGroup(String stream, String group, String from) {
    return command(Command.XGROUP, "CREATE", stream, group, from, "MKSTREAM");
  }

  /** Waits for an entry if there is none; not where {@code block} is zero. */
  public static Request readGroup(
      String group, String consumer, int count, Duration block, Collection<String> streams) {
    Request read = command(Command.XREADGROUP, "GROUP", group, consumer).arg("COUNT").arg(count);
    if (block.isPositive()) {
      read.arg("BLOCK").arg(Math.max(1, block.toMillis()));
    }
    read.arg("STREAMS");
    streams.forEach(read::arg);
    streams.forEach(ignored -> read.arg(">"));
    return read;
  }

  public static Request read(Map<String, String> after, int count, Duration block) {
    Request read = Request.cmd(Command.XREAD).arg("COUNT").arg(count);
    read.arg("BLOCK").arg(Math.max(1, block.toMillis())).arg("STREAMS");
    after.keySet().forEach(read::arg);
    after.values().forEach(read::arg);
    return read;
  }

  public static Request range(String stream, String from, String to, int count) {
    return command(Command.XRANGE, stream, from, to).arg("COUNT").arg(count);
  }

  public static Request reverse(String stream, String to, String from, int count) {
    return command(Command.XREVRANGE, stream, to, from).arg("COUNT").arg(count);
  }

  public static Request last(String stream) {
    return reverse(stream, "+", "-", 1);
  }

  public static Request ack(String stream, String group, Collection<String> ids) {
    Request ack = command(Command.XACK, stream, group);
    ids.forEach(ack::arg);
    return ack;
  }

  public static Request delete(String stream, Collection<String> ids) {
    Request delete = command(Command.XDEL, stream);
    ids.forEach(delete::arg);
    return delete;
  }

  public static Request pending(
      String stream, String group, String from, int count, String consumer) {
    return command(Command.XPENDING, stream, group, from, "+").arg(count).arg(consumer);
  }

  public static Request claim(
      String stream, String group, String consumer, Duration minIdle, List<String> ids) {
    Request claim = command(Command.XCLAIM, stream, group, consumer).arg(minIdle.toMillis());
    ids.forEach(claim::arg);
    return claim;
  }

  public static Request consumers(String stream, String group) {
    return command(Command.XINFO, "CONSUMERS", stream, group);
  }

  public static Request forget(String stream, String group, String consumer) {
    return command(Command.EVAL, FORGET, "2", stream, Keys.alive(group, consumer), group, consumer);
  }

  public static Request alive(String key, Duration life) {
    return command(Command.SET, key, "1", "PX").arg(life.toMillis());
  }

  public static Request expire(String key, Duration life) {
    return command(Command.PEXPIRE, key).arg(life.toMillis());
  }

  public static Request timeToLive(String key) {
    return command(Command.PTTL, key);
  }

  public static Request remove(String key) {
    return command(Command.DEL, key);
  }

  public static Request clientId() {
    return command(Command.CLIENT, "ID");
  }

  public static Request unblock(long clientId) {
    return command(Command.CLIENT, "UNBLOCK").arg(clientId);
  }

  /** A script of this module: its keys are the stream and the sorted set of its delayed entries. */
  public static Request script(String text, String group, String stream, Object... arguments) {
    Request eval = command(Command.EVAL, text, "2", stream, Keys.delayed(group, stream), group);
    for (Object argument : arguments) {
      eval.arg(argument.toString());
    }
    return eval;
  }

  private static Request command(Command command, String... arguments) {
    Request request = Request.cmd(command);
    for (String argument : arguments) {
      request.arg(argument);
    }
    return request;
  }
}
