package dev.autodev.control.notify;

import java.util.Optional;

/**
 * Who reads a channel.
 *
 * @param address such as a mail address; empty where the channel has one place only
 * @param person name of the login of who alone reads it: links that decide are for them
 */
public record Recipient(String address, Optional<String> person) {
  /** Everybody who reads the channel. */
  public static final Recipient ANYBODY = new Recipient("", Optional.empty());
}
