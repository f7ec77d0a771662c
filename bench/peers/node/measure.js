'use strict';
// One line of JSON per measurement, with the keys that every peer prints.

const perSecond = (n, micros) => Math.round((n / Math.max(micros, 1)) * 1e7) / 10;

const rank = (sorted, share) => sorted[Math.max(Math.ceil(share * sorted.length) - 1, 0)] / 1000;

/** Milliseconds, nearest rank. */
const percentiles = (micros) => {
  if (micros.length === 0) throw new Error('No latency was measured');
  const sorted = Float64Array.from(micros).sort();
  return { p50: rank(sorted, 0.5), p95: rank(sorted, 0.95), p99: rank(sorted, 0.99) };
};

const line = (figures) =>
  JSON.stringify({
    peer: figures.peer,
    case: figures.case,
    n: figures.n,
    conc: figures.conc ?? null,
    enq_s: figures.enq_s ?? null,
    total_s: figures.total_s ?? null,
    wf_s: figures.wf_s ?? null,
    start: figures.start ?? null,
    done: figures.done ?? null,
    rss: figures.rss ?? null,
    bytes_job: figures.bytes_job ?? null,
    cpu_s: figures.cpu_s ?? null,
    server_cpu_s: figures.server_cpu_s ?? null,
  });

module.exports = { line, percentiles, perSecond };
