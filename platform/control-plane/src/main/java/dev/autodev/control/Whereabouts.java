package dev.autodev.control;

/** Where people see which there are of something. */
final class Whereabouts {
  private Whereabouts() {}

  /** Of what is asked for by a name or an id. */
  static String of(String what) {
    return switch (what) {
      case "task" -> listed("claude-tasks list", "/tasks");
      case "workflow" -> "the page /workflows lists those there are";
      case "gate" -> listed("claude-swarm approvals list", "/approvals");
      case "project proposal" -> listed("claude-swarm proposals", "/projects");
      case "repository" -> listed("claude-swarm repos list", "/repositories");
      case "schedule" -> listed("claude-swarm schedules list", "/schedules");
      case "template" -> listed("claude-tasks templates list", "/templates");
      case "worker" -> listed("claude-swarm agents list", "/agents");
      case "notification" -> listed("claude-swarm notifications", "/notifications");
      case "token" -> listed("claude-swarm tokens list", "/tokens");
      case "provider" -> command("claude-swarm providers");
      case "person", "person with a password called" -> command("claude-swarm people list");
      case "label" -> command("claude-tasks labels list TASK");
      case "execution" -> command("aegis history");
      case "dead letter" -> "it is handed in or dropped already, or never was; see /dead-letters";
      case "link" -> "it is used up or was never sent; log in and decide on the dashboard";
      default -> "look at what there is, and name one of those";
    };
  }

  private static String command(String command) {
    return "'%s' lists those there are".formatted(command);
  }

  private static String listed(String command, String page) {
    return "'%s' and the page %s list those there are".formatted(command, page);
  }
}
