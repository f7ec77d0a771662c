package dev.autodev.scheduler.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.aws.AwsConfig;
import dev.autodev.aws.metrics.FigureWriter;
import dev.autodev.awssim.AwsSim;
import dev.autodev.awssim.Watch.Datum;
import dev.autodev.control.Figures;
import dev.autodev.control.view.FiguresView;
import dev.autodev.model.Role;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** To the stand-in for CloudWatch, and held against what terraform's scaling and alarms read. */
class PublishingTest {
  private static final Path TERRAFORM = Path.of("../../terraform/modules");

  private final AwsSim aws = AwsSim.start();

  @BeforeEach
  void credentials() {
    System.setProperty("aws.accessKeyId", "stand-in");
    System.setProperty("aws.secretAccessKey", "stand-in");
  }

  @AfterEach
  void stop() {
    aws.close();
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  /** As it is configured. */
  private record Config(Optional<URI> endpoint, Optional<String> environment) implements AwsConfig {
    @Override
    public Optional<List<String>> parameters() {
      return Optional.empty();
    }

    @Override
    public Optional<List<String>> required() {
      return Optional.empty();
    }

    @Override
    public Duration refresh() {
      return Duration.ofMinutes(1);
    }

    @Override
    public Optional<String> region() {
      return Optional.of("us-east-1");
    }

    @Override
    public Metrics metrics() {
      return new Metrics() {
        @Override
        public Optional<String> environment() {
          return environment;
        }

        @Override
        public Duration every() {
          return Duration.ofMinutes(1);
        }
      };
    }
  }

  private Publishing publishing(Optional<String> environment) {
    Publishing publishing = new Publishing();
    publishing.config = new Config(Optional.of(URI.create(aws.url())), environment);
    publishing.clock = Clock.systemUTC();
    publishing.figures =
        new Figures() {
          @Override
          public Uni<FiguresView> now() {
            return Uni.createFrom()
                .item(
                    new FiguresView(
                        Arrays.stream(Role.values())
                            .collect(
                                Collectors.toMap(
                                    Role::wireName, role -> new FiguresView.Work(2, 1))),
                        3,
                        Duration.ofSeconds(90),
                        Duration.ZERO,
                        1,
                        OptionalLong.of(4)));
          }
        };
    return publishing;
  }

  private List<Datum> published() {
    Publishing publishing = publishing(Optional.of("dev"));
    publishing.tick().await().atMost(Duration.ofSeconds(30));
    publishing.stop();
    return aws.watch().data();
  }

  @Test
  void publishesForEachRoleAndForTheSwarm() {
    assertThat(published())
        .hasSize(2 * Role.values().length + 5)
        .contains(
            datum("PendingTasks", Map.of("Environment", "dev", "Role", "pm"), 2, "Count"),
            datum("InFlightTasks", Map.of("Environment", "dev", "Role", "bug_finder"), 1, "Count"),
            datum("OldestPending", Map.of("Environment", "dev"), 90, "Seconds"),
            datum("DeadLetters", Map.of("Environment", "dev"), 4, "Count"));
  }

  private static Datum datum(
      String name, Map<String, String> dimensions, double value, String unit) {
    return new Datum(FigureWriter.NAMESPACE, name, dimensions, value, unit);
  }

  @Test
  void isOffUnlessAnEnvironmentIsNamed() {
    assertThat(publishing(Optional.empty()).isOn()).isFalse();
    assertThat(publishing(Optional.of("dev")).isOn()).isTrue();
  }

  @Test
  void scalingReadsWhatIsPublishedByRole() throws IOException {
    String scaling = Files.readString(TERRAFORM.resolve("service/scaling.tf"));

    assertThat(all("(?m)^ +namespace += \"([^\"]+)\"", scaling))
        .containsExactly(FigureWriter.NAMESPACE);
    assertThat(all("metric_name += \"([^\"]+)\"", scaling)).isEqualTo(names(true));
    assertThat(all("\\{ (\\w+) = var.from_zero.role, Environment = var.from_zero", scaling))
        .containsExactly("Role");
  }

  @Test
  void alarmsReadWhatIsPublishedOfTheSwarm() throws IOException {
    String alarms = Files.readString(TERRAFORM.resolve("observability/main.tf"));

    assertThat(all("(?m)^    (\\w+) += \\{ threshold", alarms)).isEqualTo(names(false));
    assertThat(alarms).contains("dimensions          = { Environment = var.environment }");
  }

  private Set<String> names(boolean ofRoles) {
    return published().stream()
        .filter(datum -> datum.dimensions().containsKey("Role") == ofRoles)
        .map(Datum::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> all(String pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
