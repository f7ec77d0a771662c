package dev.autodev.aws.parameters;

import dev.autodev.aws.Asked;
import dev.autodev.aws.AwsAccess;
import dev.autodev.aws.CloudException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** The parameter store; values are shown to who asks for them and written to no log. */
public final class ParameterStore implements AutoCloseable {
  /** That many names are asked for at once, the most that AWS takes. */
  private static final int AT_ONCE = 10;

  private final SsmClient client;

  /** Opens no connection yet. */
  public ParameterStore(AwsAccess access) {
    client = access.client(SsmClient.builder());
  }

  /** What is at and below a path, by name. */
  public List<Parameter> list(String path) {
    return Asked.of(
        "listing " + path,
        "ssm:GetParametersByPath on " + path,
        () ->
            client.getParametersByPathPaginator(ask -> ask.path(path).recursive(true)).stream()
                .flatMap(page -> page.parameters().stream())
                .map(ParameterStore::shown)
                .sorted(java.util.Comparator.comparing(Parameter::name))
                .toList());
  }

  private static Parameter shown(software.amazon.awssdk.services.ssm.model.Parameter found) {
    return new Parameter(
        found.name(),
        found.type() == ParameterType.SECURE_STRING,
        found.version(),
        found.lastModifiedDate());
  }

  /** All values below a path, decrypted, by their names without it. */
  public Map<String, String> values(String path) {
    String start = path.endsWith("/") ? path : path + "/";
    Map<String, String> values = new TreeMap<>();
    Asked.of(
            "reading the parameters below " + path,
            "ssm:GetParametersByPath on %s and kms:Decrypt on their key".formatted(path),
            () ->
                client
                    .getParametersByPathPaginator(
                        ask -> ask.path(path).recursive(true).withDecryption(true))
                    .stream()
                    .flatMap(page -> page.parameters().stream())
                    .toList())
        .forEach(found -> values.put(found.name().substring(start.length()), found.value()));
    return values;
  }

  /** The decrypted value. */
  public String get(String name) {
    try {
      return Asked.of(
          "reading " + name,
          "ssm:GetParameter on it and kms:Decrypt on its key",
          () ->
              client.getParameter(ask -> ask.name(name).withDecryption(true)).parameter().value());
    } catch (CloudException.Failed e) {
      throw e.getCause() instanceof ParameterNotFoundException ? missing(name) : e;
    }
  }

  /** Which of these are there. */
  public Set<String> present(List<String> names) {
    Set<String> found = new TreeSet<>();
    for (int from = 0; from < names.size(); from += AT_ONCE) {
      List<String> some = names.subList(from, Math.min(names.size(), from + AT_ONCE));
      Asked.of(
              "looking for " + String.join(", ", some),
              "ssm:GetParameters on them",
              () -> new ArrayList<>(client.getParameters(ask -> ask.names(some)).parameters()))
          .forEach(one -> found.add(one.name()));
    }
    return found;
  }

  /**
   * Keeps a value, encrypted, in place of the one before it.
   *
   * @param key id or alias of the key that encrypts it; empty: the account's own for parameters
   * @return its version
   */
  public long put(String name, String value, Optional<String> key) {
    return Asked.of(
        "writing " + name,
        "ssm:PutParameter on it and kms:Encrypt on its key",
        () ->
            client
                .putParameter(
                    ask ->
                        ask.name(name)
                            .value(value)
                            .type(ParameterType.SECURE_STRING)
                            .keyId(key.orElse(null))
                            .overwrite(true))
                .version());
  }

  /** Deletes it. */
  public void delete(String name) {
    try {
      Asked.of(
          "deleting " + name,
          "ssm:DeleteParameter on it",
          () -> client.deleteParameter(ask -> ask.name(name)));
    } catch (CloudException.Failed e) {
      throw e.getCause() instanceof ParameterNotFoundException ? missing(name) : e;
    }
  }

  private static CloudException missing(String name) {
    return new CloudException.Missing(
        "there is no parameter %s; see: claude-swarm secrets list, or put it: claude-swarm secrets put %s"
            .formatted(name, name));
  }

  @Override
  public void close() {
    client.close();
  }
}
