'use strict';
// What a worker does with a job: nothing, except what the case needs.
const { FlowProducer } = require('bullmq');
const { PREFIX, connection } = require('./redis');
const { afterBuilder } = require('./flow-steps');

const nothing = () => ({ handle: async () => {}, close: async () => {} });

/** Notes when the handler began. */
const timed = (round) => ({
  handle: async (job) => round.began(job.data.filed),
  close: async () => {},
});

const flow = () => {
  const producer = new FlowProducer({ connection: connection(), prefix: PREFIX });
  const handle = async (job) => {
    if (job.name === 'builder') await producer.add(afterBuilder(job.data.workflow, job.data));
  };
  return { handle, close: () => producer.close() };
};

module.exports = { nothing, timed, flow };
