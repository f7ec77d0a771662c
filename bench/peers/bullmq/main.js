'use strict';
// Does the cases named and prints a line of JSON for each measurement: this process files, another one works.
const cases = require('./cases');
const { now } = require('./clock');
const { line } = require('./measure');
const { clean, connect, withFsync } = require('./redis');
const { WorkerProcess } = require('./worker-process');

const USAGE = 'usage: node main.js [--quick] [--fsync always|everysec] burst|burst-bulk|lat|flow|drain ...';
const BACKLOGS = (process.env.BENCH_BACKLOGS || '0,10000,100000').split(',').map(Number);
const WARM_UPS = Number(process.env.BENCH_WARM_UPS || '1');
const FULL = { jobs: 10_000, single: 500, workflows: 500, backlogs: BACKLOGS };
const QUICK = { jobs: 1_000, single: 100, workflows: 50, backlogs: BACKLOGS };

const parse = (words) => {
  const wanted = { sizes: FULL, fsync: 'always', names: [] };
  for (let i = 0; i < words.length; i++) {
    if (words[i] === '--quick') wanted.sizes = QUICK;
    else if (words[i] === '--fsync') wanted.fsync = words[++i];
    else wanted.names.push(words[i]);
  }
  const known = wanted.names.every((name) => Object.hasOwn(cases, name));
  if (!known || wanted.names.length === 0 || !['always', 'everysec'].includes(wanted.fsync)) {
    console.error(USAGE);
    process.exit(2);
  }
  return wanted;
};

const measureAll = async (bench, names) => {
  for (const { warmUp, measured } of names.flatMap((name) => cases[name])) {
    for (let i = 0; i < WARM_UPS; i++) await warmUp(bench);
    for (const figures of await measured(bench)) console.log(line(figures));
  }
};

const main = async () => {
  const { sizes, fsync, names } = parse(process.argv.slice(2));
  const redis = connect();
  const bench = { peer: `bullmq-${fsync}`, sizes, fsync, redis, now, worker: new WorkerProcess() };
  try {
    await withFsync(redis, fsync, () => measureAll(bench, names));
  } finally {
    await clean(redis);
    bench.worker.end();
    redis.disconnect();
  }
};

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
