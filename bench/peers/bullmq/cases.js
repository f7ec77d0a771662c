'use strict';
const { FlowProducer, Queue } = require('bullmq');
const { same } = require('../node/bench');
const { ROLES, STEPS, queueOf, untilBuilder } = require('./flow-steps');
const { percentiles, perSecond } = require('../node/measure');
const { PREFIX, awaitRewrite, clean, connection, usedMemory } = require('./redis');
const { inFlight, round } = require('../node/round');

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

/** Filed and done at the same time. */
const burst = (name, conc, workers, file) => (bench) =>
  withQueue(name, async (queue) => {
    await clean(bench.redis);
    const n = bench.sizes.jobs;
    const order = { queues: [name], handler: 'nothing', concurrency: workers, expected: n };
    return [
      await round(bench, order, async (began, done) => {
        await file(queue, n, conc);
        const filed = bench.now() - began;
        const took = (await done).at - began;
        return { case: name, n, conc, enq_s: perSecond(n, filed), total_s: perSecond(n, took) };
      }),
    ];
  });

const oneByOne = (queue, n, conc) => inFlight(conc, n, () => queue.add('job', {}, OPTIONS));

const inBatches = (queue, n) => addMany(queue, n, 'job', OPTIONS);

/** One at a time on an idle system. */
const lat = (bench) =>
  withQueue('lat', async (queue) => {
    await clean(bench.redis);
    const n = bench.sizes.single;
    const order = {
      queues: ['lat'], handler: 'timed', concurrency: FEW, expected: n, timedBy: 'job', announce: true,
    };
    return [
      await round(bench, order, async (began, done) => {
        for (let i = 0; i < n; i++) {
          const one = bench.worker.next('one');
          await queue.add('job', { filed: bench.now() }, OPTIONS);
          await one;
        }
        const { starts, dones } = await done;
        return { case: 'lat', n, conc: 1, start: percentiles(starts), done: percentiles(dones) };
      }),
    ];
  });

const flow = async (bench) => {
  await clean(bench.redis);
  const producer = new FlowProducer({ connection: connection(), prefix: PREFIX });
  const n = bench.sizes.workflows;
  const order = {
    queues: ROLES.map(queueOf), handler: 'flow', concurrency: MANY, expected: n * STEPS, timedBy: 'devops',
  };
  try {
    return [
      await round(bench, order, async (began, done) => {
        await inFlight(MANY, n, (i) => producer.add(untilBuilder(i, { workflow: i, filed: bench.now() })));
        const { at, dones } = await done;
        const took = at - began;
        return {
          case: 'flow', n, conc: MANY, total_s: perSecond(n * STEPS, took), wf_s: perSecond(n, took),
          done: percentiles(dones),
        };
      }),
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
  const n = bench.sizes.jobs;
  await inBatches(queue, n);
  const order = {
    queues: ['drain'], handler: 'nothing', concurrency: MANY, expected: n, runLater: true, stopWhenDone: true,
  };
  return round(bench, order, async (began, done) => {
    await bench.worker.run();
    const took = (await done).at - began;
    return { case: `drain-${backlog}`, n, conc: MANY, total_s: perSecond(n, took), bytes_job: bytes };
  });
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
