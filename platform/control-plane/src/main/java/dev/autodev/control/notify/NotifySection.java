package dev.autodev.control.notify;

import dev.autodev.settings.LiveSettings;
import dev.autodev.settings.OperatorSettings;
import dev.autodev.settings.Section;
import dev.autodev.settings.SettingsCheck;
import dev.autodev.settings.SettingsException;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads section {@code notifications}: whatever is wrong in it is named with its remedy. */
@Singleton
public class NotifySection implements SettingsCheck {
  private static final long MONTH = Duration.ofDays(30).toSeconds();
  private static final String CHANNELS = "write a list of names of notifications.channels";
  private static final String TIME = "write a time of day such as \"22:00\"";

  @Override
  public void check(OperatorSettings settings) {
    read(settings);
  }

  /** As it is now. */
  public static NotifySettings now(LiveSettings settings) {
    return read(settings.now());
  }

  /** Reads a version of the settings. */
  public static NotifySettings read(OperatorSettings settings) {
    List<String> problems = new ArrayList<>();
    Section section = Section.of("notifications", settings.notifications(), problems);
    Map<String, ChannelSpec> channels = channels(section.section("channels"));
    NotifySettings read =
        new NotifySettings(
            channels,
            routes(section.section("routes"), channels.keySet()),
            quiet(section.section("quiet")),
            new NotifySettings.Waits(
                seconds(section, "merge", 3_600, 10),
                seconds(section, "remind_after", MONTH, 4 * 3_600),
                seconds(section, "escalate_after", MONTH, 8 * 3_600),
                seconds(section, "links_last", MONTH, 24 * 3_600)),
            known(section, "escalate_to", channels.keySet()));
    section.nothingElse();
    if (!problems.isEmpty()) {
      throw new SettingsException(String.join("; ", problems));
    }
    return read;
  }

  private static Duration seconds(Section section, String key, long most, long usual) {
    return Duration.ofSeconds(section.number(key, 0, most, "seconds").orElse(usual));
  }

  private static Map<String, ChannelSpec> channels(Section section) {
    Map<String, ChannelSpec> channels = new TreeMap<>();
    for (String name : section.keys()) {
      ChannelSection.read(section.section(name)).ifPresent(spec -> channels.put(name, spec));
    }
    return channels;
  }

  private static Map<Urgency, List<String>> routes(Section section, Set<String> channels) {
    Map<Urgency, List<String>> routes = new EnumMap<>(Urgency.class);
    for (Urgency urgency : Urgency.values()) {
      routes.put(urgency, known(section, urgency.wireName(), channels));
    }
    section.nothingElse();
    return routes;
  }

  private static List<String> known(Section section, String key, Set<String> channels) {
    Collection<String> names = section.names(key, CHANNELS).orElse(Set.of());
    names.stream()
        .filter(name -> !channels.contains(name))
        .forEach(
            name ->
                section.problem(
                    "%s names '%s', which is none of notifications.channels; write one of %s"
                        .formatted(section.path(key), name, channels)));
    return List.copyOf(names);
  }

  private static Optional<QuietHours> quiet(Section section) {
    if (section.keys().isEmpty()) {
      return Optional.empty();
    }
    Optional<LocalTime> from = time(section, "from");
    Optional<LocalTime> to = time(section, "to");
    Optional<ZoneId> zone = zone(section);
    Set<Urgency> except = except(section);
    section.nothingElse();
    if (from.isEmpty() || to.isEmpty() || zone.isEmpty() || from.equals(to)) {
      section.problem(
          section.path("from")
              + ", to and zone belong together, from another time than to; write all three, or leave"
              + " out notifications.quiet");
      return Optional.empty();
    }
    return Optional.of(new QuietHours(from.get(), to.get(), zone.get(), except));
  }

  private static Set<Urgency> except(Section section) {
    Set<String> names =
        section
            .names("except", "write a list of " + Urgency.names())
            .orElse(Set.of(Urgency.URGENT.wireName()));
    names.stream()
        .filter(name -> Urgency.of(name).isEmpty())
        .forEach(
            name ->
                section.problem(
                    "%s has '%s'; write some of %s"
                        .formatted(section.path("except"), name, Urgency.names())));
    return names.stream().flatMap(name -> Urgency.of(name).stream()).collect(Collectors.toSet());
  }

  private static Optional<LocalTime> time(Section section, String key) {
    return section
        .name(key, TIME)
        .flatMap(
            text -> {
              try {
                return Optional.of(LocalTime.parse(text));
              } catch (DateTimeParseException e) {
                section.problem("%s is '%s'; %s".formatted(section.path(key), text, TIME));
                return Optional.empty();
              }
            });
  }

  private static Optional<ZoneId> zone(Section section) {
    return section
        .name("zone", "write a time zone such as Europe/Berlin")
        .flatMap(
            text -> {
              try {
                return Optional.of(ZoneId.of(text));
              } catch (DateTimeException e) {
                section.problem(
                    "%s is '%s', which is no time zone; write one such as Europe/Berlin"
                        .formatted(section.path("zone"), text));
                return Optional.empty();
              }
            });
  }
}
