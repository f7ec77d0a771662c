'use strict';
const { Worker } = require('bullmq');
const { failed, serve } = require('../node/worker');
const handlers = require('./handlers');
const { PREFIX, connection } = require('./redis');

serve(async (round) => {
  const { order } = round;
  const handler = handlers[order.handler](round);
  const workers = order.queues.map((queue) => {
    const worker = new Worker(queue, handler.handle, {
      connection: connection(),
      prefix: PREFIX,
      concurrency: order.concurrency,
      autorun: false,
    });
    worker.on('completed', (job) => {
      const last = round.completed(job.name, job.data.filed);
      // More of the backlog is not wanted.
      if (last && order.stopWhenDone) workers.forEach((each) => each.pause(true));
    });
    worker.on('failed', (job, error) => failed(job?.name, error));
    worker.on('error', (error) => failed(queue, error));
    return worker;
  });
  await Promise.all(workers.map((worker) => worker.waitUntilReady()));
  return {
    run: async () => workers.forEach((worker) => worker.run().catch((error) => failed('a worker', error))),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.close()));
      await handler.close();
    },
  };
});
