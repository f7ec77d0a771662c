'use strict';
const { same } = require('../node/bench');
const { inFlight } = require('../node/round');
const { drained, filedAndDone, oneAtATime, workflows } = require('../node/rounds');
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
  const order = { concurrency: workers, batches: true };
  return [await filedAndDone(bench, name, conc, order, (n) => file(bench.utils, n, conc))];
};

/** Told of each by a notification. */
const lat = async (bench) => {
  await empty(bench.pool);
  return [await oneAtATime(bench, { concurrency: FEW }, (data) => bench.utils.addJob('job', data))];
};

const flow = async (bench) => {
  await empty(bench.pool);
  const order = { concurrency: MANY, batches: true };
  return [await workflows(bench, MANY, STEPS, order, (data) => bench.utils.addJob('pm', data))];
};

const drainBehind = async (bench, backlog) => {
  await empty(bench.pool);
  const before = await bytes(bench.pool);
  if (backlog > 0) await addMany(bench.utils, backlog, 'waiting', LATER);
  const waits = backlog === 0 ? null : Math.round(((await bytes(bench.pool)) - before) / backlog);
  await inBatches(bench.utils, bench.sizes.jobs);
  return drained(bench, backlog, waits, MANY, { concurrency: MANY, batches: true });
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
