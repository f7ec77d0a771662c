package dev.autodev.cli.secrets;

import dev.autodev.aws.parameters.ParameterStore;
import dev.autodev.cli.CliException;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.cloud.CloudOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which part of the parameter store is meant. */
final class StoreOptions {
  @Mixin private CloudOptions cloud = new CloudOptions();

  @Option(
      names = "--path",
      paramLabel = "PATH",
      description = "What names count from; default: / and the cluster's name.")
  private @Nullable String path;

  ParameterStore open(Invocation invocation) {
    return new ParameterStore(cloud.access(invocation));
  }

  String path(Invocation invocation) {
    String start = path == null ? "/" + cloud.cluster(invocation) : path.replaceFirst("/+$", "");
    if (!start.startsWith("/")) {
      throw CliException.usage(
          "--path is '%s'; it begins with a slash: /%s".formatted(start, start));
    }
    return start;
  }

  /** Of a name below the path, or a whole one. */
  String full(Invocation invocation, String name) {
    return name.startsWith("/") ? name : path(invocation) + "/" + name;
  }

  /** The name below the path; another one as it is. */
  String below(Invocation invocation, String full) {
    String start = path(invocation) + "/";
    return full.startsWith(start) ? full.substring(start.length()) : full;
  }
}
