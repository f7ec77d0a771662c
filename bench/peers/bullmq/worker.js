'use strict';
// The worker's process: told by its parent what to work on, tells it what was done and what that took.
const { Worker } = require('bullmq');
const { now } = require('./clock');
const { ownPeakMb, ownSeconds } = require('./cost');
const handlers = require('./handlers');
const { PREFIX, connection } = require('./redis');

/** What one round saw. */
const newRound = (order) => ({ order, left: order.expected, starts: [], dones: [], cpu: ownSeconds() });

const report = (round) => ({
  event: 'done',
  at: now(),
  starts: round.starts,
  dones: round.dones,
  cpu: ownSeconds() - round.cpu,
  rss: ownPeakMb(),
});

const completed = (round, job) => {
  if (job.name === 'waiting' || round.left === 0) return; // of the backlog: not what is measured
  if (round.order.timedBy === job.name) round.dones.push(now() - job.data.filed);
  round.left--;
  if (round.order.announce) process.send({ event: 'one' });
  if (round.left === 0) {
    // More of the backlog is not wanted.
    if (round.order.stopWhenDone) round.workers.forEach((worker) => worker.pause(true));
    process.send(report(round));
  }
};

const failed = (job, error) => {
  process.send({ event: 'failed', reason: `${job?.name}: ${error.message}` });
};

const open = async (order) => {
  const round = newRound(order);
  const handler = handlers[order.handler]({ start: (micros) => round.starts.push(micros) });
  round.workers = order.queues.map((queue) => {
    const worker = new Worker(queue, handler.handle, {
      connection: connection(),
      prefix: PREFIX,
      concurrency: order.concurrency,
      autorun: false,
    });
    worker.on('completed', (job) => completed(round, job));
    worker.on('failed', failed);
    worker.on('error', (error) => failed(undefined, error));
    return worker;
  });
  await Promise.all(round.workers.map((worker) => worker.waitUntilReady()));
  round.close = async () => {
    await Promise.all(round.workers.map((worker) => worker.close()));
    await handler.close();
  };
  return round;
};

let round;
const commands = {
  open: async (order) => {
    round = await open(order);
    process.send({ event: 'ready' });
  },
  run: async () => {
    round.cpu = ownSeconds();
    round.workers.forEach((worker) => worker.run().catch((error) => failed(undefined, error)));
    process.send({ event: 'running' });
  },
  close: async () => {
    await round.close();
    process.send({ event: 'closed' });
  },
};

process.on('message', (message) => {
  commands[message.command](message.order).catch((error) => failed(undefined, error));
});
process.on('disconnect', () => process.exit(0));
