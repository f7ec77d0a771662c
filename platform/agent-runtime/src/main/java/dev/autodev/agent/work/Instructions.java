package dev.autodev.agent.work;

import dev.autodev.model.task.Instruction;
import dev.autodev.sessions.SessionInbox;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What operators say to an attempt. Each of its sessions is told all of it, and it is reported when
 * a model has answered to it; they have the say, so it stands in no marks of text from outside.
 */
final class Instructions implements SessionInbox {
  private final AttemptContext.Voice voice;
  private final Map<String, Instruction> said = new LinkedHashMap<>();
  private final Set<String> handedOver = new HashSet<>();
  private final Set<String> heard = new HashSet<>();

  Instructions(AttemptContext.Voice voice, List<Instruction> before) {
    this.voice = voice;
    before.forEach(this::add);
  }

  /** One that is known already is not said twice. */
  synchronized void add(Instruction instruction) {
    said.putIfAbsent(instruction.id(), instruction);
  }

  /** For the first words to a new session; empty: nothing was said. */
  synchronized String opening() {
    handedOver.clear();
    return next().map(words -> "\n\n" + words).orElse("");
  }

  @Override
  public synchronized Optional<String> next() {
    List<Instruction> fresh =
        said.values().stream().filter(each -> handedOver.add(each.id())).toList();
    fresh.forEach(each -> voice.transcript().add("operator", each.by() + ": " + each.text()));
    return fresh.isEmpty() ? Optional.empty() : Optional.of(words(fresh));
  }

  private static String words(Collection<Instruction> instructions) {
    return instructions.stream()
            .map(
                each ->
                    "%s, an operator of this swarm, says to you about your work on this task:\n\n%s\n"
                        .formatted(each.by(), each.text().strip()))
            .collect(Collectors.joining("\n"))
        + "\nFollow it where it differs from what the task asks; the rules of your role stay as they are.";
  }

  @Override
  public synchronized void heard() {
    handedOver.stream().filter(heard::add).forEach(voice.events()::heard);
  }
}
