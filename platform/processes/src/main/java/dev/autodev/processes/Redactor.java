package dev.autodev.processes;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Replaces secrets in text by {@code [redacted]}: exact values and well-known shapes. */
public final class Redactor {

  /** What stands where a secret was. */
  public static final String MARK = "[redacted]";

  private static final int SHORTEST_VALUE = 4;
  private static final Redactor NONE = new Redactor(List::of, false);

  private final Supplier<? extends Collection<String>> exactValues;
  private final boolean active;
  private @Nullable List<Secret> secrets;

  private Redactor(Supplier<? extends Collection<String>> exactValues, boolean active) {
    this.exactValues = exactValues;
    this.active = active;
  }

  /** Leaves everything as it is. */
  public static Redactor none() {
    return NONE;
  }

  /**
   * Redacts these values, also URL-encoded, JSON-escaped or in base64, and everything that has the
   * shape of a well-known secret. Values shorter than four characters are ignored: they would be
   * found in every word.
   */
  public static Redactor of(Collection<String> exactValues) {
    List<String> values = List.copyOf(exactValues);
    return new Redactor(() -> values, true);
  }

  /** As {@link #of}; asks for the values, once, when there is a first text to redact. */
  public static Redactor whenNeeded(Supplier<? extends Collection<String>> exactValues) {
    return new Redactor(exactValues, true);
  }

  /** The text without its secrets. */
  public String redact(String text) {
    Stream stream = stream();
    return stream.feed(text) + stream.end();
  }

  /** A redactor for text that comes in pieces. Not thread-safe. */
  public Stream stream() {
    return active ? new RedactingStream(secrets()) : new Stream.Plain();
  }

  private synchronized List<Secret> secrets() {
    if (secrets == null) {
      secrets = secrets(exactValues.get());
    }
    return secrets;
  }

  private static List<Secret> secrets(Collection<String> exactValues) {
    Set<String> forms = new TreeSet<>();
    for (String value : exactValues) {
      if (value.strip().length() < SHORTEST_VALUE) {
        continue;
      }
      forms.add(value);
      forms.add(value.strip());
      forms.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
      forms.add(value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
      forms.add(Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)));
    }
    List<Secret> secrets = new ArrayList<>();
    forms.forEach(form -> secrets.add(new Secret.Exact(form)));
    secrets.addAll(WellKnownSecrets.ALL);
    return List.copyOf(secrets);
  }

  /** Text in pieces: what has been given is held back only while it may be a part of a secret. */
  public sealed interface Stream permits Stream.Plain, RedactingStream {

    /** Takes the next piece and gives back what is certain by now. */
    String feed(CharSequence chunk);

    /** Gives back the rest: no piece follows. */
    String end();

    /** Nothing to redact. */
    record Plain() implements Stream {
      @Override
      public String feed(CharSequence chunk) {
        return chunk.toString();
      }

      @Override
      public String end() {
        return "";
      }
    }
  }
}
