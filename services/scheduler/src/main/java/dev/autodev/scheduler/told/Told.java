package dev.autodev.scheduler.told;

/**
 * A delivery that is not looked into yet.
 *
 * @param topic issue, merge_request or tasks
 * @param place address of the repository; empty for tasks
 */
record Told(long id, String topic, String place) {
  /** What one look answers. */
  record Question(String topic, String place) {}

  Question question() {
    return new Question(topic, place);
  }
}
