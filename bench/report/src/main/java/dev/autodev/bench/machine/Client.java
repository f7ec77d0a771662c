package dev.autodev.bench.machine;

/** An open connection that does one thing again and again. */
interface Client extends AutoCloseable {
  void once() throws Exception;
}
