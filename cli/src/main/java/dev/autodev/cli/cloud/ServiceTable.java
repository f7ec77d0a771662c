package dev.autodev.cli.cloud;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.aws.cluster.ServiceState;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Table;
import java.util.List;

/** Services as lines, or as JSON. */
final class ServiceTable {
  private ServiceTable() {}

  static void print(Invocation invocation, List<ServiceState> services) {
    if (invocation.json()) {
      invocation.printJson(Json.object().set("services", json(services)));
      return;
    }
    var table = new Table("SERVICE", "RUNNING", "DESIRED", "PENDING", "ROLLOUT", "RUNS");
    services.forEach(
        service ->
            table.row(
                service.name(),
                Integer.toString(service.running()),
                Integer.toString(service.desired()),
                Integer.toString(service.pending()),
                service.rollout(),
                service.definition()));
    table.print(invocation.terminal());
  }

  static ArrayNode json(List<ServiceState> services) {
    ArrayNode all = Json.object().putArray("services");
    for (ServiceState service : services) {
      ObjectNode one =
          all.addObject()
              .put("name", service.name())
              .put("running", service.running())
              .put("desired", service.desired())
              .put("pending", service.pending())
              .put("rollout", service.rollout())
              .put("definition", service.definition());
      service.events().stream().limit(5).forEach(one.withArray("events")::add);
    }
    return all;
  }
}
