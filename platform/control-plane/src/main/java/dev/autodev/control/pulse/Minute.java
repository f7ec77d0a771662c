package dev.autodev.control.pulse;

/**
 * What ended within a minute.
 *
 * @param at minutes since 1970
 * @param done tasks completed
 * @param stopped failed or parked
 */
public record Minute(long at, int done, int stopped) {
  /** Of the same minute; of a later one, that alone. */
  Minute plus(Minute more) {
    return more.at == at ? new Minute(at, done + more.done, stopped + more.stopped) : more;
  }
}
