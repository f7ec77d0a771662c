package dev.autodev.control.notify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.settings.Section;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one channel of the section {@code notifications}. */
final class ChannelSection {
  /** No other variable of the environment is read for a channel: none of them is given away. */
  private static final Pattern SECRET = Pattern.compile("SWARM_SECRET_[A-Z0-9_]{1,60}");

  private static final Pattern SERVER =
      Pattern.compile("([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:]+])(?::(\\d{1,5}))?");
  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>,;:\"\\\\@]+@[^\\s<>,;:\"\\\\@]+");
  private static final String TYPES = "write mail, slack, teams or webhook";
  private static final String TO =
      "write a list of addresses, or of {person: NAME, address: ADDRESS}";
  private static final int SUBMISSION = 587;

  private ChannelSection() {}

  static Optional<ChannelSpec> read(Section section) {
    String type = section.name("type", TYPES).orElse("");
    Optional<ChannelSpec> read =
        switch (type) {
          case "mail" -> mail(section);
          case "slack" -> needed(section).map(name -> new ChannelSpec.Slack(Optional.of(name)));
          case "teams" -> needed(section).map(name -> new ChannelSpec.Teams(Optional.of(name)));
          case "webhook" -> webhook(section);
          default -> {
            section.problem("%s is '%s'; %s".formatted(section.path("type"), type, TYPES));
            yield Optional.empty();
          }
        };
    section.nothingElse();
    return read;
  }

  private static Optional<ChannelSpec> webhook(Section section) {
    Optional<String> secret = needed(section);
    return section
        .name("url", "write an address such as https://hooks.example.org/swarm")
        .filter(text -> text.matches("https?://[^\\s/?#@]+[^\\s]*"))
        .or(
            () -> {
              section.problem(
                  section.path("url") + " is needed: an http or https address without a password");
              return Optional.empty();
            })
        .flatMap(text -> secret.map(name -> new ChannelSpec.Webhook(URI.create(text), secret)));
  }

  private static Optional<ChannelSpec> mail(Section section) {
    Optional<String> login = section.name("login", "write a name");
    Optional<String> secret = login.isPresent() ? needed(section) : secret(section);
    Optional<ChannelSpec.Server> server = server(section);
    List<Recipient> recipients = recipients(section);
    Optional<String> from =
        section
            .name("from", "write an address")
            .filter(text -> ADDRESS.matcher(text).matches())
            .or(
                () -> {
                  section.problem(section.path("from") + " is needed: an address");
                  return Optional.empty();
                });
    return server.flatMap(
        to -> from.map(by -> new ChannelSpec.Mail(to, login, secret, by, recipients)));
  }

  private static Optional<ChannelSpec.Server> server(Section section) {
    String text = section.name("smtp", "write host:port").orElse("");
    Matcher server = SERVER.matcher(text);
    String tls = section.name("tls", "write starttls, tls or none").orElse("starttls");
    Optional<ChannelSpec.Tls> how =
        switch (tls) {
          case "starttls" -> Optional.of(ChannelSpec.Tls.STARTTLS);
          case "tls" -> Optional.of(ChannelSpec.Tls.TLS);
          case "none" -> Optional.of(ChannelSpec.Tls.NONE);
          default -> Optional.empty();
        };
    if (how.isEmpty()) {
      section.problem(
          "%s is '%s'; write starttls, tls or none".formatted(section.path("tls"), tls));
    }
    if (!server.matches()) {
      section.problem(
          "%s is '%s'; write host:port, such as smtp.example.org:587"
              .formatted(section.path("smtp"), text));
      return Optional.empty();
    }
    int port = server.group(2) == null ? SUBMISSION : Integer.parseInt(server.group(2));
    return how.map(known -> new ChannelSpec.Server(server.group(1), port, known));
  }

  private static List<Recipient> recipients(Section section) {
    List<Recipient> recipients = new ArrayList<>();
    JsonNode list = section.list("to");
    list.forEach(one -> recipient(one).ifPresent(recipients::add));
    if (recipients.isEmpty() || recipients.size() != list.size()) {
      section.problem("%s is %s; %s".formatted(section.path("to"), list, TO));
    }
    return recipients;
  }

  private static Optional<Recipient> recipient(JsonNode one) {
    String address = one.isTextual() ? one.asText() : one.path("address").asText();
    Optional<String> person =
        Optional.of(one.path("person").asText()).filter(name -> !name.isBlank());
    return ADDRESS.matcher(address).matches() && (one.isTextual() || one.size() <= 2)
        ? Optional.of(new Recipient(address, person))
        : Optional.empty();
  }

  private static Optional<String> needed(Section section) {
    Optional<String> secret = secret(section);
    if (secret.isEmpty()) {
      section.problem(
          section.path("secret")
              + " is needed: the name of a variable SWARM_SECRET_…, which holds it");
    }
    return secret;
  }

  private static Optional<String> secret(Section section) {
    return section
        .name("secret", "write the name of a variable SWARM_SECRET_…")
        .filter(name -> SECRET.matcher(name).matches());
  }
}
