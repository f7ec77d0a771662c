package dev.autodev.aws.parameters;

import dev.autodev.aws.AwsAccess;
import dev.autodev.aws.CloudException;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Makes a source of the parameters that {@code swarm.aws.parameters} names; none where it names
 * none, and then no class of AWS is loaded. The keys are those of {@code AwsConfig}, which is not
 * there yet while the configuration is made.
 */
public final class ParameterSources implements ConfigSourceFactory {
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** A process makes its configuration more than once, and reads the parameters once. */
  private static final Map<Place, LiveParameters> OPEN = new ConcurrentHashMap<>();

  private record Place(
      List<String> paths,
      List<String> required,
      Duration refresh,
      Optional<String> region,
      Optional<URI> endpoint) {}

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    List<String> paths = list(context, "parameters").stream().map(ParameterSources::path).toList();
    if (paths.isEmpty()) {
      return List.of();
    }
    Place place =
        new Place(
            paths,
            list(context, "required"),
            refresh(said(context, "refresh").orElse("60s")),
            said(context, "region"),
            said(context, "endpoint").map(URI::create));
    return List.of(new ParameterSource(OPEN.computeIfAbsent(place, ParameterSources::open)));
  }

  private static List<String> list(ConfigSourceContext context, String key) {
    return said(context, key).stream()
        .flatMap(text -> Stream.of(text.split(",")))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static Optional<String> said(ConfigSourceContext context, String key) {
    return Optional.ofNullable(context.getValue("swarm.aws." + key))
        .map(ConfigValue::getValue)
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private static String path(String path) {
    if (!path.matches("(/[A-Za-z0-9_.-]+)+/?")) {
      throw new CloudException.NotConfigured(
          "swarm.aws.parameters is '%s'; set paths such as /auto-dev/builder, separated by commas"
              .formatted(path));
    }
    return path.replaceFirst("/$", "");
  }

  private static Duration refresh(String text) {
    try {
      Duration time = Duration.parse("PT" + text.toUpperCase(Locale.ROOT).replaceFirst("^PT", ""));
      if (time.compareTo(SHORTEST) >= 0) {
        return time;
      }
    } catch (DateTimeParseException e) {
      // said below
    }
    throw new CloudException.NotConfigured(
        "swarm.aws.refresh is '%s'; set 1s or more, such as 60s".formatted(text));
  }

  private static LiveParameters open(Place place) {
    ParameterStore store =
        new ParameterStore(AwsAccess.of(System.getenv(), place.region(), place.endpoint()));
    return new LiveParameters(store::values, place.paths(), place.required())
        .every(place.refresh());
  }
}
