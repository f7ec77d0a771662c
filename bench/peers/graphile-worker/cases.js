'use strict';
const { same } = require('../node/bench');
const { percentiles, perSecond } = require('../node/measure');
const { inFlight, round } = require('../node/round');
const { bytes, empty } = require('./database');
const { STEPS } = require('./flow-steps');

const FEW = 10;
const MANY = 50;
const BATCH = 500;
const BATCHES_IN_FLIGHT = 4;
const LATER = 10; // the larger the number the later

const addMany = (utils, count, identifier, priority) => {
  const size = Math.min(BATCH, count);
  return inFlight(BATCHES_IN_FLIGHT, Math.ceil(count / size), () =>
    utils.addJobs(Array.from({ length: size }, () => ({ identifier, payload: {}, priority }))));
};

const oneByOne = (utils, n, conc) => inFlight(conc, n, () => utils.addJob('job', {}));

const inBatches = (utils, n) => addMany(utils, n, 'job', 0);

const burst = (name, conc, workers, file) => async (bench) => {
  await empty(bench.pool);
  const n = bench.sizes.jobs;
  const order = { concurrency: workers, expected: n, batches: true };
  return [
    await round(bench, order, async (began, done) => {
      await file(bench.utils, n, conc);
      const filed = bench.now() - began;
      const took = (await done).at - began;
      return { case: name, n, conc, enq_s: perSecond(n, filed), total_s: perSecond(n, took) };
    }),
  ];
};

/** One at a time on an idle system, told of each by a notification. */
const lat = async (bench) => {
  await empty(bench.pool);
  const n = bench.sizes.single;
  const order = { concurrency: FEW, expected: n, timedBy: 'job', announce: true };
  return [
    await round(bench, order, async (began, done) => {
      for (let i = 0; i < n; i++) {
        const one = bench.worker.next('one');
        await bench.utils.addJob('job', { filed: bench.now() });
        await one;
      }
      const { starts, dones } = await done;
      return { case: 'lat', n, conc: 1, start: percentiles(starts), done: percentiles(dones) };
    }),
  ];
};

const flow = async (bench) => {
  await empty(bench.pool);
  const n = bench.sizes.workflows;
  const order = { concurrency: MANY, expected: n * STEPS, timedBy: 'devops', batches: true };
  return [
    await round(bench, order, async (began, done) => {
      await inFlight(MANY, n, (i) => bench.utils.addJob('pm', { workflow: i, filed: bench.now() }));
      const { at, dones } = await done;
      const took = at - began;
      return {
        case: 'flow', n, conc: MANY, total_s: perSecond(n * STEPS, took), wf_s: perSecond(n, took),
        done: percentiles(dones),
      };
    }),
  ];
};

const drainBehind = async (bench, backlog) => {
  await empty(bench.pool);
  const before = await bytes(bench.pool);
  if (backlog > 0) await addMany(bench.utils, backlog, 'waiting', LATER);
  const waits = backlog === 0 ? null : Math.round(((await bytes(bench.pool)) - before) / backlog);
  const n = bench.sizes.jobs;
  await inBatches(bench.utils, n);
  const order = { concurrency: MANY, expected: n, runLater: true, stopWhenDone: true, batches: true };
  return round(bench, order, async (began, done) => {
    await bench.worker.run();
    const took = (await done).at - began;
    return { case: `drain-${backlog}`, n, conc: MANY, total_s: perSecond(n, took), bytes_job: waits };
  });
};

const drain = (backlogs) => async (bench) => {
  const figures = [];
  for (const backlog of backlogs(bench)) figures.push(await drainBehind(bench, backlog));
  return figures;
};

module.exports = {
  burst: [same(burst('burst', FEW, FEW, oneByOne)), same(burst('burst', MANY, MANY, oneByOne))],
  'burst-bulk': [same(burst('burst-bulk', BATCHES_IN_FLIGHT, MANY, inBatches))],
  lat: [same(lat)],
  flow: [same(flow)],
  drain: [{ warmUp: drain(() => [0]), measured: drain((bench) => bench.sizes.backlogs) }],
};
