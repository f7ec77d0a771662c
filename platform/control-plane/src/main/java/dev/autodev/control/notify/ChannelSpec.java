package dev.autodev.control.notify;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A way to people, as the operators' settings describe it. Secrets are named, never held. */
public sealed interface ChannelSpec {
  /** Who gets a message of their own. */
  default List<Recipient> recipients() {
    return List.of(Recipient.ANYBODY);
  }

  /** Name of what opens the channel, in the environment; empty: nothing does. */
  Optional<String> secret();

  /**
   * E-mail by SMTP.
   *
   * @param login name to log in with; its password is the secret
   */
  record Mail(
      Server server,
      Optional<String> login,
      Optional<String> secret,
      String from,
      @Override List<Recipient> recipients)
      implements ChannelSpec {
    /** Copies. */
    public Mail {
      recipients = List.copyOf(recipients);
    }
  }

  /** Where mail is handed in. */
  record Server(String host, int port, Tls tls) {}

  /** How a mail server is spoken to. */
  enum Tls {
    /** Begins in plain text and refuses to go on without TLS. */
    STARTTLS,
    /** From the first byte. */
    TLS,
    /** Never: for a server of this machine. */
    NONE
  }

  /** An incoming webhook of Slack; its address is the secret. */
  record Slack(Optional<String> secret) implements ChannelSpec {}

  /** An incoming webhook of Microsoft Teams; its address is the secret. */
  record Teams(Optional<String> secret) implements ChannelSpec {}

  /** A program's own address; the secret signs what is sent there. */
  record Webhook(URI url, Optional<String> secret) implements ChannelSpec {}
}
