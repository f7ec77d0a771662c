'use strict';
// Does the cases named and prints a line of JSON for each measurement: this process files, another one works.
const path = require('node:path');
const { measureAll, parse, run, withWorker } = require('../node/bench');
const cases = require('./cases');
const { clean, connect, withFsync } = require('./redis');

const main = async () => {
  const { sizes, fsync, names } = parse(process.argv.slice(2), cases, { fsync: 'always' });
  if (!['always', 'everysec'].includes(fsync)) throw new Error('--fsync is always or everysec');
  const redis = connect();
  try {
    await withWorker(`bullmq-${fsync}`, sizes, path.join(__dirname, 'worker.js'), (bench) =>
      withFsync(redis, fsync, () => measureAll({ ...bench, fsync, redis }, cases, names)));
  } finally {
    await clean(redis);
    redis.disconnect();
  }
};

run(main);
