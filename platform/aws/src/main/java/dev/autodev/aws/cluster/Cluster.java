package dev.autodev.aws.cluster;

import dev.autodev.aws.Asked;
import dev.autodev.aws.AwsAccess;
import dev.autodev.aws.CloudException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceNotActiveException;
import software.amazon.awssdk.services.ecs.model.ServiceNotFoundException;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

/** The cluster of a swarm, whose services are called after it: {@code auto-dev-pm}. */
public final class Cluster implements AutoCloseable {
  /** The most that AWS describes in one answer. */
  private static final int AT_ONCE = 10;

  private final EcsClient client;
  private final String name;

  /** Opens no connection yet. */
  public Cluster(AwsAccess access, String name) {
    this.client = access.client(EcsClient.builder());
    this.name = name;
  }

  /** All services, by name. */
  public List<ServiceState> services() {
    List<String> arns =
        asked(
            "listing the services of cluster " + name,
            "ecs:ListServices",
            () ->
                client.listServicesPaginator(ask -> ask.cluster(name)).serviceArns().stream()
                    .toList());
    List<ServiceState> all = new ArrayList<>();
    for (int from = 0; from < arns.size(); from += AT_ONCE) {
      described(arns.subList(from, Math.min(arns.size(), from + AT_ONCE))).stream()
          .map(States::of)
          .forEach(all::add);
    }
    all.sort(Comparator.comparing(ServiceState::name));
    return all;
  }

  /** One service, such as {@code pm}. */
  public ServiceState service(String service) {
    return States.of(found(service));
  }

  /** New tasks take the place of the old ones, with the newest secrets and what they run now. */
  public ServiceState restart(String service) {
    return update(service, "restarting", update -> update.forceNewDeployment(true));
  }

  /** So many tasks are to run. */
  public ServiceState scale(String service, int tasks) {
    return update(service, "scaling", update -> update.desiredCount(tasks));
  }

  /** Runs another version of its image, of the same repository. */
  public ServiceState deploy(String service, String tag) {
    String definition =
        asked(
            "deploying " + full(service),
            "ecs:DescribeTaskDefinition, ecs:RegisterTaskDefinition and iam:PassRole",
            () -> new NewImage(client).of(found(service).taskDefinition(), tag));
    return update(service, "deploying", update -> update.taskDefinition(definition));
  }

  /** Its tasks that have stopped lately. */
  public List<StoppedTask> stopped(String service) {
    return asked(
        "looking for stopped tasks of " + full(service),
        "ecs:ListTasks and ecs:DescribeTasks",
        () -> new StoppedTasks(client, name).of(full(service)));
  }

  private ServiceState update(
      String service, String doing, Consumer<UpdateServiceRequest.Builder> change) {
    return asked(
        doing + " " + full(service),
        "ecs:UpdateService on it",
        () ->
            States.of(
                client
                    .updateService(ask -> change.accept(ask.cluster(name).service(full(service))))
                    .service()));
  }

  private Service found(String service) {
    List<Service> found = described(List.of(full(service)));
    if (found.isEmpty()) {
      throw noService(full(service));
    }
    return found.getFirst();
  }

  private List<Service> described(List<String> services) {
    return asked(
        "looking at services of cluster " + name,
        "ecs:DescribeServices on them",
        () -> client.describeServices(ask -> ask.cluster(name).services(services)).services());
  }

  private String full(String service) {
    return service.startsWith(name + "-") ? service : name + "-" + service;
  }

  private <T> T asked(String what, String right, java.util.function.Supplier<T> call) {
    try {
      return Asked.of(what, right, call);
    } catch (CloudException.Failed e) {
      if (e.getCause() instanceof ClusterNotFoundException) {
        throw new CloudException.Missing(
            "there is no cluster '%s' in this region and account; name another with --cluster or SWARM_AWS_CLUSTER, or set AWS_REGION"
                .formatted(name));
      }
      if (e.getCause() instanceof ServiceNotFoundException
          || e.getCause() instanceof ServiceNotActiveException) {
        throw noService(what.substring(what.lastIndexOf(' ') + 1));
      }
      throw e;
    }
  }

  private CloudException noService(String service) {
    return new CloudException.Missing(
        "cluster '%s' has no service %s; see: claude-swarm cloud status".formatted(name, service));
  }

  @Override
  public void close() {
    client.close();
  }
}
