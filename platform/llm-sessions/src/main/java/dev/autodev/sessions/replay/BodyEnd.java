package dev.autodev.sessions.replay;

/** What follows the last piece of a played answer. */
enum BodyEnd {
  /** Its end. */
  COMPLETE,
  /** The connection is lost. */
  LOST,
  /** Nothing more, on a connection that stays. */
  SILENT
}
