package dev.autodev.awssim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One cluster of ECS, whose tasks run as soon as they are asked for. */
public final class Services implements AwsSim.Speaks {
  private static final String ARN = "arn:aws:ecs:us-east-1:123456789012:";

  private final Map<String, ObjectNode> services = new LinkedHashMap<>();
  private final Map<String, ObjectNode> definitions = new LinkedHashMap<>();
  private final List<ObjectNode> stopped = new ArrayList<>();
  private String cluster = "auto-dev";

  /** A service of the cluster with one revision of that image. */
  public synchronized void add(String name, int tasks, String image) {
    ObjectNode definition = object().put("family", name);
    definition
        .putArray("containerDefinitions")
        .addObject()
        .put("name", name.substring(cluster.length() + 1))
        .put("image", image)
        .put("stopTimeout", 120);
    String arn = register(definition).path("taskDefinition").path("taskDefinitionArn").asText();
    ObjectNode service =
        object()
            .put("serviceName", name)
            .put("serviceArn", ARN + "service/" + cluster + "/" + name)
            .put("status", "ACTIVE")
            .put("taskDefinition", arn)
            .put("desiredCount", tasks)
            .put("runningCount", tasks)
            .put("pendingCount", 0);
    service.putArray("events").addObject().put("message", "(service " + name + ") is steady");
    services.put(name, service);
    rollout(service);
  }

  /** A task of a service that ended. */
  public synchronized void stopped(String service, String reason, int exitCode) {
    ObjectNode task =
        object()
            .put("taskArn", ARN + "task/" + cluster + "/stopped" + stopped.size())
            .put("group", "service:" + service)
            .put("stoppedReason", reason);
    task.putArray("containers").addObject().put("name", "main").put("exitCode", exitCode);
    stopped.add(task);
  }

  /** How many tasks a service is to have. */
  public synchronized int desired(String service) {
    return known(service).path("desiredCount").asInt();
  }

  /** How often a service was rolled out. */
  public synchronized int rollouts(String service) {
    return known(service).path("rollouts").asInt();
  }

  /** What a service runs now: the definition that it was registered with. */
  public synchronized JsonNode runs(String service) {
    return Objects.requireNonNull(definitions.get(known(service).path("taskDefinition").asText()));
  }

  private ObjectNode known(String service) {
    return Objects.requireNonNull(services.get(service), service);
  }

  @Override
  public synchronized ObjectNode answer(String action, JsonNode body) {
    if (body.has("cluster") && !body.path("cluster").asText().equals(cluster)) {
      throw new Refused("ClusterNotFoundException", "Cluster not found.");
    }
    return switch (action) {
      case "ListServices" -> list();
      case "DescribeServices" -> describe(body);
      case "UpdateService" -> update(body);
      case "DescribeTaskDefinition" -> definition(body);
      case "RegisterTaskDefinition" -> register(body.deepCopy());
      case "ListTasks" -> tasks(body);
      case "DescribeTasks" -> describeTasks(body);
      default -> throw new Refused("UnknownOperationException", action);
    };
  }

  private ObjectNode list() {
    ObjectNode answer = object();
    ArrayNode arns = answer.putArray("serviceArns");
    services.values().forEach(service -> arns.add(service.path("serviceArn").asText()));
    return answer;
  }

  private ObjectNode describe(JsonNode body) {
    ObjectNode answer = object();
    ArrayNode found = answer.putArray("services");
    ArrayNode failures = answer.putArray("failures");
    for (JsonNode asked : body.path("services")) {
      ObjectNode service = services.get(last(asked.asText()));
      if (service == null) {
        failures.addObject().put("arn", asked.asText()).put("reason", "MISSING");
      } else {
        found.add(service.deepCopy());
      }
    }
    return answer;
  }

  private ObjectNode update(JsonNode body) {
    ObjectNode service = services.get(last(body.path("service").asText()));
    if (service == null) {
      throw new Refused("ServiceNotFoundException", "Service not found.");
    }
    if (body.has("desiredCount")) {
      int tasks = body.path("desiredCount").asInt();
      service.put("desiredCount", tasks).put("runningCount", tasks);
    }
    if (body.has("taskDefinition")) {
      service.put("taskDefinition", body.path("taskDefinition").asText());
    }
    if (body.has("taskDefinition") || body.path("forceNewDeployment").asBoolean()) {
      rollout(service);
    }
    return object().set("service", service.deepCopy());
  }

  private static void rollout(ObjectNode service) {
    service.put("rollouts", service.path("rollouts").asInt() + 1);
    service
        .putArray("deployments")
        .addObject()
        .put("status", "PRIMARY")
        .put("rolloutState", "COMPLETED")
        .put("taskDefinition", service.path("taskDefinition").asText())
        .put("runningCount", service.path("runningCount").asInt())
        .put("desiredCount", service.path("desiredCount").asInt());
  }

  private ObjectNode definition(JsonNode body) {
    ObjectNode found = definitions.get(body.path("taskDefinition").asText());
    if (found == null) {
      throw new Refused("ClientException", "Unable to describe task definition.");
    }
    return object().set("taskDefinition", found.deepCopy());
  }

  private ObjectNode register(ObjectNode definition) {
    String family = definition.path("family").asText();
    long before =
        definitions.values().stream()
            .filter(one -> one.path("family").asText().equals(family))
            .count();
    String arn = ARN + "task-definition/" + family + ":" + (before + 1);
    definitions.put(arn, definition.put("taskDefinitionArn", arn).put("revision", before + 1));
    return object().set("taskDefinition", definition.deepCopy());
  }

  private ObjectNode tasks(JsonNode body) {
    ObjectNode answer = object();
    ArrayNode arns = answer.putArray("taskArns");
    stopped.stream()
        .filter(task -> body.path("desiredStatus").asText().equals("STOPPED"))
        .filter(
            task ->
                task.path("group").asText().equals("service:" + body.path("serviceName").asText()))
        .forEach(task -> arns.add(task.path("taskArn").asText()));
    return answer;
  }

  private ObjectNode describeTasks(JsonNode body) {
    ObjectNode answer = object();
    ArrayNode found = answer.putArray("tasks");
    for (JsonNode arn : body.path("tasks")) {
      stopped.stream()
          .filter(task -> task.path("taskArn").asText().equals(arn.asText()))
          .forEach(found::add);
    }
    return answer;
  }

  private static String last(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
