'use strict';
const { EventEmitter } = require('node:events');
const { run } = require('graphile-worker');
const { failed, serve } = require('../node/worker');
const { options, pool } = require('./database');
const { tasks } = require('./flow-steps');

const FETCHED_AT_ONCE = 500; // and completed together, as its page on performance proposes for many small jobs

serve(async (round) => {
  const { order } = round;
  const pgPool = pool();
  const events = new EventEmitter();
  let runner;
  let stopped;
  const stop = () => (stopped ??= runner.stop()); // once: jobs of the local queue go back before its connections end
  events.on('job:success', ({ job }) => {
    const last = round.completed(job.task_identifier, job.payload.filed);
    if (last && order.stopWhenDone) stop().catch((error) => failed('stop', error));
  });
  events.on('job:error', ({ job, error }) => failed(job.task_identifier, error));
  const handlers = {
    job: async (data) => {
      if (order.timedBy) round.began(data.filed);
    },
    waiting: async () => {},
    ...tasks,
  };
  const given = options(pgPool);
  Object.assign(given.preset.worker, {
    concurrentJobs: order.concurrency,
    ...(order.batches ? { localQueue: { size: FETCHED_AT_ONCE }, completeJobBatchDelay: 0 } : {}),
  });
  return {
    run: async () => {
      runner = await run({ ...given, events, taskList: handlers });
    },
    close: async () => {
      await stop();
      await pgPool.end();
    },
  };
});
