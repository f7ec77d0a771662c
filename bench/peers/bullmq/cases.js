'use strict';
const { FlowProducer, Queue } = require('bullmq');
const { same } = require('../node/bench');
const { inFlight } = require('../node/round');
const { drained, filedAndDone, oneAtATime, workflows } = require('../node/rounds');
const { ROLES, STEPS, queueOf, untilBuilder } = require('./flow-steps');
const { PREFIX, awaitRewrite, clean, connection, usedMemory } = require('./redis');

const OPTIONS = { removeOnComplete: true };
const FEW = 10;
const MANY = 50;
const BATCH = 500;
const BATCHES_IN_FLIGHT = 4;
const LOW = 10; // the larger the number the later: a job without one goes first

const batch = (size, name, opts) => Array.from({ length: size }, () => ({ name, data: {}, opts }));

const addMany = (queue, count, name, opts) => {
  const size = Math.min(BATCH, count);
  const jobs = batch(size, name, opts);
  return inFlight(BATCHES_IN_FLIGHT, Math.ceil(count / size), () => queue.addBulk(jobs));
};

const withQueue = async (name, work) => {
  const queue = new Queue(name, { connection: connection(), prefix: PREFIX });
  try {
    await queue.waitUntilReady();
    return await work(queue);
  } finally {
    await queue.close();
  }
};

const burst = (name, conc, workers, file) => (bench) =>
  withQueue(name, async (queue) => {
    await clean(bench.redis);
    const order = { queues: [name], handler: 'nothing', concurrency: workers };
    return [await filedAndDone(bench, name, conc, order, (n) => file(queue, n, conc))];
  });

const oneByOne = (queue, n, conc) => inFlight(conc, n, () => queue.add('job', {}, OPTIONS));

const inBatches = (queue, n) => addMany(queue, n, 'job', OPTIONS);

const lat = (bench) =>
  withQueue('lat', async (queue) => {
    await clean(bench.redis);
    const order = { queues: ['lat'], handler: 'timed', concurrency: FEW };
    return [await oneAtATime(bench, order, (data) => queue.add('job', data, OPTIONS))];
  });

const flow = async (bench) => {
  await clean(bench.redis);
  const producer = new FlowProducer({ connection: connection(), prefix: PREFIX });
  const order = { queues: ROLES.map(queueOf), handler: 'flow', concurrency: MANY };
  try {
    return [
      await workflows(bench, MANY, STEPS, order, (data) => producer.add(untilBuilder(data.workflow, data))),
    ];
  } finally {
    await producer.close();
  }
};

const drainBehind = async (bench, queue, backlog, empty) => {
  await bench.redis.config('SET', 'appendfsync', 'everysec'); // filling it is not measured
  await addMany(queue, backlog - (await queue.getPrioritizedCount()), 'waiting', { ...OPTIONS, priority: LOW });
  const waiting = await queue.getPrioritizedCount();
  const bytes = waiting === 0 ? null : Math.round(((await usedMemory(bench.redis)) - empty) / waiting);
  await awaitRewrite(bench.redis);
  await bench.redis.config('SET', 'appendfsync', bench.fsync);
  await inBatches(queue, bench.sizes.jobs);
  return drained(bench, backlog, bytes, MANY, { queues: ['drain'], handler: 'nothing', concurrency: MANY });
};

/** Jobs of the usual priority, all there before the worker starts, done while others of a lower one wait. */
const drain = (backlogs) => (bench) =>
  withQueue('drain', async (queue) => {
    await clean(bench.redis);
    const empty = await usedMemory(bench.redis);
    const figures = [];
    for (const backlog of backlogs(bench)) figures.push(await drainBehind(bench, queue, backlog, empty));
    await clean(bench.redis);
    return figures;
  });

module.exports = {
  burst: [same(burst('burst', FEW, FEW, oneByOne)), same(burst('burst', MANY, MANY, oneByOne))],
  'burst-bulk': [same(burst('burst-bulk', BATCHES_IN_FLIGHT, MANY, inBatches))],
  lat: [same(lat)],
  flow: [same(flow)],
  drain: [{ warmUp: drain(() => [0]), measured: drain((bench) => bench.sizes.backlogs) }],
};
