package dev.autodev.streams.link;

/** The keys beside the streams, spelt once. */
public final class Keys {
  /**
   * The consumer that holds entries waiting for another try. It has no process and never dies; the
   * name cannot be one of an application's.
   */
  public static final String DELAYED = "~delayed";

  private Keys() {}

  /** Lives as long as the consumer does. */
  public static String alive(String group, String consumer) {
    return "consumer:" + group + ":" + consumer;
  }

  /** A sorted set: the ids of delayed entries by the millisecond at which they are due. */
  public static String delayed(String group, String stream) {
    return "retry:" + group + ":" + stream;
  }
}
