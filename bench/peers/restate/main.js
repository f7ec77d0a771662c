'use strict';
// Does the cases named and prints a line of JSON for each measurement: this process files, another one has the handlers,
// and a Restate server of its own stands between them.
const path = require('node:path');
const clients = require('@restatedev/restate-sdk-clients');
const { measureAll, parse, run, withWorker } = require('../node/bench');
const cases = require('./cases');
const { start } = require('./server');

const main = async () => {
  const { sizes, names } = parse(process.argv.slice(2), cases);
  const server = await start();
  // Not left behind by whoever ends this process.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.stop().then(() => process.exit(1)));
  process.env.BENCH_SERVER_PIDS = String(server.pid); // PostgreSQL and Redis have no part in it
  try {
    await withWorker('restate', sizes, path.join(__dirname, 'worker.js'), (bench) =>
      measureAll({ ...bench, admin: server.admin, ingress: clients.connect({ url: server.ingress }) }, cases, names));
  } finally {
    await server.stop();
  }
};

run(main);
