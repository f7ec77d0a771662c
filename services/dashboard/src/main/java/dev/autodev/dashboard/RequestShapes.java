package dev.autodev.dashboard;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** The bodies, which are read by hand so that each complaint can name its field. */
final class RequestShapes {
  private static final String BY = "by";
  private static final String WORK =
      "kind task with payload, title, priority, repository; or kind workflow with definition,"
          + " title, description, repository";

  private RequestShapes() {}

  static Optional<Schema> of(String path) {
    return switch (path) {
      case "/api/tasks" ->
          Optional.of(
              texts("type", "title", "repository", BY)
                  .addProperty(
                      "priority", number("From 0 to 10, 10 first; 5 when it is left out", 0, 10))
                  .addProperty(
                      "payload",
                      object().description("What the type needs; docs/schemas has each type"))
                  .addProperty("labels", list(text()))
                  .addProperty("after", list(text()))
                  .required(List.of("type")));
      case "/api/workflows" ->
          Optional.of(
              texts("definition", "title", "description", "repository", BY)
                  .addProperty("labels", list(text()))
                  .addProperty("after", list(text()))
                  .required(List.of("title")));
      case "/api/repositories" -> Optional.of(repository().required(List.of("name", "url")));
      case "/api/repositories/{name}" ->
          Optional.of(repository().addProperty("version", text()).required(List.of("version")));
      case "/api/estop" -> Optional.of(texts("scope", "reason", BY).required(List.of("reason")));
      case "/api/agents/pause", "/api/agents/restart" ->
          Optional.of(texts("role", "worker", "reason", BY).required(List.of("reason")));
      case "/api/agents/resume" -> Optional.of(texts("role", "worker", "reason", BY));
      case "/api/agents/scale" ->
          Optional.of(
              texts("role", BY)
                  .addProperty(
                      "slots",
                      number("Tasks at once in each process; 0: the role takes nothing", 0, 100))
                  .required(List.of("role", "slots")));
      case "/api/tasks/{id}/instructions", "/api/approvals/{id}/comments" ->
          Optional.of(texts("text", BY).required(List.of("text")));
      case "/api/tasks/{id}/labels/remove" ->
          Optional.of(texts("name", BY).required(List.of("name")));
      case "/api/schedules", "/api/schedules/{id}/change" ->
          Optional.of(
              texts("name", "zone", "missed", "overlap", BY)
                  .addProperty("rhythm", rhythm())
                  .addProperty("mostMissed", number("That are made up for at once", 1, 100))
                  .addProperty(
                      "work",
                      object()
                          .description(
                              WORK
                                  + "; either with after. Or kind template with template, set,"
                                  + " repository, after"))
                  .addProperty(
                      "tags", OASFactory.createSchema().addType(SchemaType.ARRAY).items(text()))
                  .required(List.of("name", "rhythm", "work")));
      case "/api/schedules/preview" ->
          Optional.of(texts("zone").addProperty("rhythm", rhythm()).required(List.of("rhythm")));
      case "/api/templates" -> Optional.of(template().required(List.of("name", "work")));
      case "/api/templates/{name}/change" ->
          Optional.of(
              template()
                  .addProperty("version", text())
                  .required(List.of("name", "work", "version")));
      case "/api/templates/{name}/file" ->
          Optional.of(
              texts("repository", BY)
                  .addProperty("set", object().description("Texts by the names it asks for"))
                  .addProperty("after", list(text()))
                  .addProperty("labels", list(text())));
      case "/api/notifications/test" -> Optional.of(texts("severity", BY));
      case "/api/asana/do" -> Optional.of(texts("project", BY).required(List.of("project")));
      case "/api/login" ->
          Optional.of(texts("name", "password").required(List.of("name", "password")));
      case "/api/setup" ->
          Optional.of(
              texts("token", "name", "password").required(List.of("token", "name", "password")));
      case "/api/people" ->
          Optional.of(
              texts("name", "password", "access", BY).required(List.of("name", "password")));
      case "/api/tokens" ->
          Optional.of(
              texts("label", "access", "kind")
                  .addProperty("days", number("How long it lasts", 1, 366))
                  .required(List.of("label")));
      default -> move(path.substring(path.lastIndexOf('/') + 1));
    };
  }

  private static Optional<Schema> move(String name) {
    return switch (name) {
      case "approve" -> Optional.of(texts("hash", "reason", BY));
      case "reject" -> Optional.of(texts("hash", "reason", BY).required(List.of("reason")));
      case "defer" -> Optional.of(texts("hash", "notes", BY));
      case "cancel" -> Optional.of(texts("reason", BY));
      case "label" -> Optional.of(texts("name", BY).required(List.of("name")));
      case "retry", "acknowledge", "resume", "disable", "revoke", "pause", "delete", "run" ->
          Optional.of(texts(BY));
      case "release" -> Optional.of(texts("scope", "reason", BY));
      case "access" -> Optional.of(texts("access", BY).required(List.of("access")));
      case "password" -> Optional.of(texts("password", BY).required(List.of("password")));
      default -> Optional.empty();
    };
  }

  private static Schema rhythm() {
    return object()
        .description(
            "type once (at), delay (after), interval (every), daily (time), weekly (days, time) or"
                + " cron (expression)");
  }

  static Schema problem() {
    return texts("type", "title", "detail", "field", "state")
        .description("RFC 9457: what is wrong and what to do about it")
        .addProperty("status", number("As the answer's own", 400, 599))
        .addProperty("candidates", list(text()))
        .required(List.of("type", "title", "status", "detail"));
  }

  private static Schema template() {
    return texts("name", "description", BY)
        .addProperty("work", object().description(WORK + "; texts may hold names in {{ }}"));
  }

  private static Schema repository() {
    return texts(
            "name",
            "url",
            "defaultBranch",
            "testCommand",
            "deployCommand",
            "healthCommand",
            "rollbackCommand",
            "publishCommand",
            "findingThreshold")
        .addProperty("coverageThreshold", number("Percent; 0: not asked for", 0, 100))
        .addProperty("importance", number("5 is usual", 0, 10))
        .addProperty(
            "approvals",
            object()
                .description("Whose approvals open a gate")
                .addProperty("people", number("How many different ones", 1, 5))
                .addProperty("byOthers", flag()));
  }

  private static Schema texts(String... names) {
    Schema schema = object();
    for (String name : names) {
      schema.addProperty(name, text());
    }
    return schema;
  }

  private static Schema list(Schema items) {
    return OASFactory.createSchema().addType(SchemaType.ARRAY).items(items);
  }

  private static Schema text() {
    return OASFactory.createSchema().addType(SchemaType.STRING);
  }

  private static Schema object() {
    return OASFactory.createSchema().addType(SchemaType.OBJECT);
  }

  private static Schema flag() {
    return OASFactory.createSchema()
        .addType(SchemaType.BOOLEAN)
        .description("The approval of who asked for the work does not count");
  }

  private static Schema number(String description, int least, int most) {
    return OASFactory.createSchema()
        .addType(SchemaType.INTEGER)
        .description(description)
        .minimum(java.math.BigDecimal.valueOf(least))
        .maximum(java.math.BigDecimal.valueOf(most));
  }
}
