package dev.autodev.model.task;

import dev.autodev.model.Require;

/**
 * Work that a task found and asks the control plane to file, once per key.
 *
 * @param key unique below the task, such as a finding's fingerprint
 */
public record FollowUp(String key, TaskPayload payload) {
  /** Key and payload are needed. */
  public FollowUp {
    key = Require.text(key, "followUp.key");
    payload = Require.present(payload, "followUp.payload");
  }
}
