'use strict';
// Rounds that every peer does alike; what differs is how it is asked for something.
const { percentiles, perSecond } = require('./measure');
const { inFlight, round } = require('./round');

/** Filed and done at the same time; `file` is given back when all are filed. */
const filedAndDone = (bench, name, conc, order, file) => {
  const n = bench.sizes.jobs;
  return round(bench, { ...order, expected: n }, async (began, done) => {
    await file(n);
    const filed = bench.now() - began;
    const took = (await done).at - began;
    return { case: name, n, conc, enq_s: perSecond(n, filed), total_s: perSecond(n, took) };
  });
};

/** One at a time on an idle system. */
const oneAtATime = (bench, order, file) => {
  const n = bench.sizes.single;
  return round(bench, { ...order, expected: n, timedBy: 'job', announce: true }, async (began, done) => {
    for (let i = 0; i < n; i++) {
      const one = bench.worker.next('one');
      await file({ filed: bench.now() });
      await one;
    }
    const { starts, dones } = await done;
    return { case: 'lat', n, conc: 1, start: percentiles(starts), done: percentiles(dones) };
  });
};

/** Workflows filed by so many clients; of each the last step is timed. */
const workflows = (bench, conc, steps, order, file) => {
  const n = bench.sizes.workflows;
  return round(bench, { ...order, expected: n * steps, timedBy: 'devops' }, async (began, done) => {
    await inFlight(conc, n, (i) => file({ workflow: i, filed: bench.now() }));
    const { at, dones } = await done;
    const took = at - began;
    return {
      case: 'flow', n, conc, total_s: perSecond(n * steps, took), wf_s: perSecond(n, took),
      done: percentiles(dones),
    };
  });
};

/** Jobs that are all there before the worker starts, done while others wait; `bytes` of one of those. */
const drained = (bench, backlog, bytes, conc, order) => {
  const n = bench.sizes.jobs;
  return round(bench, { ...order, expected: n, runLater: true, stopWhenDone: true }, async (began, done) => {
    await bench.worker.run();
    const took = (await done).at - began;
    return { case: `drain-${backlog}`, n, conc, total_s: perSecond(n, took), bytes_job: bytes };
  });
};

module.exports = { drained, filedAndDone, oneAtATime, workflows };
