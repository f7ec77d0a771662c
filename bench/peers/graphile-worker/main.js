'use strict';
// Does the cases named and prints a line of JSON for each measurement: this process files, another one works.
const path = require('node:path');
const { makeWorkerUtils } = require('graphile-worker');
const { measureAll, parse, run, withWorker } = require('../node/bench');
const cases = require('./cases');
const { options, pool, remove } = require('./database');

const main = async () => {
  const { sizes, names } = parse(process.argv.slice(2), cases);
  const pgPool = pool();
  try {
    await remove(pgPool);
    const utils = await makeWorkerUtils(options(pgPool));
    await utils.migrate();
    await withWorker('graphile-worker', sizes, path.join(__dirname, 'worker.js'), (bench) =>
      measureAll({ ...bench, pool: pgPool, utils }, cases, names));
    await utils.release();
  } finally {
    await remove(pgPool);
    await pgPool.end();
  }
};

run(main);
