package dev.autodev.control;

import dev.autodev.model.Require;

/** Who asks for something; it goes into the audit trail. */
public record Principal(String name, Kind kind) {
  /** What sort of actor this is: only a human decides gates. */
  public enum Kind {
    HUMAN,
    AGENT,
    SYSTEM
  }

  /** The swarm itself, such as the reconciler. */
  public static final Principal SYSTEM = new Principal("auto-dev", Kind.SYSTEM);

  /** A name is needed. */
  public Principal {
    name = Require.text(name, "principal.name");
    kind = Require.present(kind, "principal.kind");
  }

  /** A person. */
  public static Principal human(String name) {
    return new Principal(name, Kind.HUMAN);
  }

  /** As whom what they file is kept: a person by the name, an agent so that it is seen as one. */
  public String author() {
    return kind == Kind.AGENT ? "agent:" + name : name;
  }

  /** Whether what that author filed is this person's own doing, by hand or by a program. */
  public boolean isBehind(String author) {
    return author.equals(name) || author.equals(agent(name).author());
  }

  /** An agent, which may file work and never decides a gate. */
  public static Principal agent(String name) {
    return new Principal(name, Kind.AGENT);
  }
}
