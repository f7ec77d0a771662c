package dev.autodev.cli.cloud;

import dev.autodev.aws.AwsAccess;
import dev.autodev.aws.cluster.Cluster;
import dev.autodev.cli.Invocation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which swarm on AWS is meant. */
public final class CloudOptions {
  private static final String CLUSTER = "SWARM_AWS_CLUSTER";

  @Option(
      names = "--cluster",
      paramLabel = "NAME",
      description = "The cluster of ECS; default: SWARM_AWS_CLUSTER, else auto-dev.")
  private @Nullable String cluster;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "Default: AWS_REGION, AWS_DEFAULT_REGION, or that of the profile.")
  private @Nullable String region;

  /** By the environment of the shell alone. */
  public CloudOptions() {}

  /** The cluster's name, which is terraform's {@code name}. */
  public String cluster(Invocation invocation) {
    return cluster != null ? cluster : named(invocation).orElse("auto-dev");
  }

  /** The cluster that the environment says the swarm is on. */
  public static Optional<String> named(Invocation invocation) {
    return Optional.ofNullable(invocation.environment().get(CLUSTER))
        .filter(name -> !name.isBlank());
  }

  /** Where AWS is asked and as whom. */
  public AwsAccess access(Invocation invocation) {
    return AwsAccess.of(invocation.environment(), Optional.ofNullable(region), Optional.empty());
  }

  /** The cluster; close it. */
  public Cluster open(Invocation invocation) {
    return new Cluster(access(invocation), cluster(invocation));
  }
}
