package dev.autodev.streams.link;

import dev.autodev.streams.StreamEntry;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.redis.client.Response;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what Redis answers, in both of its protocols. */
public final class Replies {
  private static final char REPLACED = '\uFFFD';

  private Replies() {}

  /** An entry as it was on the wire; without fields when it was deleted while pending. */
  public record Raw(
      String id, Map<String, String> fields, Map<String, ByteBuffer> binary, long bytes) {
    public boolean deleted() {
      return fields.isEmpty();
    }

    public StreamEntry of(String stream) {
      return new StreamEntry(stream, id, fields, binary);
    }
  }

  public record Pending(String id, String consumer, long idle, long deliveries) {}

  public record Consumer(String name, long pending, long idle) {}

  /** Of XREAD and XREADGROUP; empty when nothing came in time. */
  public static Map<String, List<Raw>> byStream(Response reply) {
    Map<String, List<Raw>> streams = new LinkedHashMap<>();
    if (reply == null) {
      return streams;
    }
    if (reply.isMap()) {
      reply.getKeys().forEach(stream -> streams.put(stream, entries(reply.get(stream))));
    } else {
      for (Response stream : reply) {
        streams.put(stream.get(0).toString(), entries(stream.get(1)));
      }
    }
    return streams;
  }

  /** Of XRANGE and XCLAIM; Redis 6.2 answers null for a deleted entry that is claimed. */
  public static List<Raw> entries(Response reply) {
    List<Raw> entries = new ArrayList<>();
    if (reply != null) {
      for (Response entry : reply) {
        if (entry != null && entry.size() > 0) {
          entries.add(entry(entry));
        }
      }
    }
    return entries;
  }

  private static Raw entry(Response reply) {
    Map<String, String> fields = new LinkedHashMap<>();
    Map<String, ByteBuffer> binary = Map.of();
    long bytes = 0;
    Response flat = reply.size() > 1 ? reply.get(1) : null;
    for (int i = 0; flat != null && i + 1 < flat.size(); i += 2) {
      String name = flat.get(i).toString();
      Buffer value = flat.get(i + 1).toBuffer();
      String text = value.toString();
      bytes += flat.get(i).toBuffer().length() + value.length();
      fields.put(name, text);
      if (text.indexOf(REPLACED) >= 0) { // perhaps no UTF-8: the bytes must not be lost
        binary = binary.isEmpty() ? new LinkedHashMap<>() : binary;
        binary.put(name, ByteBuffer.wrap(value.getBytes()));
      }
    }
    return new Raw(reply.get(0).toString(), fields, binary, bytes);
  }

  public static List<Pending> pending(Response reply) {
    List<Pending> pending = new ArrayList<>();
    for (Response row : reply) {
      pending.add(
          new Pending(
              row.get(0).toString(),
              row.get(1).toString(),
              row.get(2).toLong(),
              row.get(3).toLong()));
    }
    return pending;
  }

  public static List<Consumer> consumers(Response reply) {
    List<Consumer> consumers = new ArrayList<>();
    for (Response row : reply) {
      consumers.add(
          new Consumer(
              value(row, "name").toString(),
              value(row, "pending").toLong(),
              value(row, "idle").toLong()));
    }
    return consumers;
  }

  private static Response value(Response row, String key) {
    if (row.isMap()) {
      return row.get(key);
    }
    for (int i = 0; i + 1 < row.size(); i += 2) {
      if (row.get(i).toString().equals(key)) {
        return row.get(i + 1);
      }
    }
    throw new IllegalStateException("Redis did not tell a consumer's " + key);
  }
}
