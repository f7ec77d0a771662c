'use strict';
// Does the cases named and prints a line of JSON for each measurement: this process files, another one works, and a
// Conductor server of its own stands between them, with its tables in a schema of its own.
const path = require('node:path');
const { measureAll, parse, run, withWorker } = require('../node/bench');
const cases = require('./cases');
const { define } = require('./definitions');
const { start } = require('./server');

const main = async () => {
  const { sizes, names } = parse(process.argv.slice(2), cases);
  const server = await start();
  // Not left behind by whoever ends this process.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.stop().then(() => process.exit(1)));
  const stores = process.env.BENCH_SERVER_PIDS;
  process.env.BENCH_SERVER_PIDS = stores ? `${stores},${server.pid}` : '';
  try {
    await define(server.url);
    await withWorker('conductor', sizes, path.join(__dirname, 'worker.js'), (bench) =>
      measureAll({ ...bench, server: server.url }, cases, names));
  } finally {
    await server.stop();
  }
};

run(main);
