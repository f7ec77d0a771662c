'use strict';
// What every peer's main does: the cases named, warm-ups first, a line of JSON for each measurement.
const { now } = require('./clock');
const { line } = require('./measure');
const { WorkerProcess } = require('./worker-process');

const BACKLOGS = (process.env.BENCH_BACKLOGS || '0,10000,100000').split(',').map(Number);
const WARM_UPS = Number(process.env.BENCH_WARM_UPS || '1');
const ROUNDS = Number(process.env.BENCH_ROUNDS || '1');
const FULL = { jobs: 10_000, single: 500, workflows: 500, backlogs: BACKLOGS };
const QUICK = { jobs: 1_000, single: 100, workflows: 50, backlogs: BACKLOGS };

/** Takes what is said before the names of cases; `options` are those of the peer alone, each with a value. */
const parse = (words, cases, options = {}) => {
  const wanted = { sizes: FULL, names: [], ...options };
  for (let i = 0; i < words.length; i++) {
    const option = words[i].replace(/^--/, '');
    if (words[i] === '--quick') wanted.sizes = QUICK;
    else if (words[i] !== option && Object.hasOwn(options, option)) wanted[option] = words[++i];
    else wanted.names.push(words[i]);
  }
  if (wanted.names.length === 0 || !wanted.names.every((name) => Object.hasOwn(cases, name))) {
    throw new Error(`usage: node main.js [--quick] ${Object.keys(cases).join('|')} ...`);
  }
  return wanted;
};

const measureAll = async (bench, cases, names) => {
  for (const { warmUp, measured } of names.flatMap((name) => cases[name])) {
    for (let i = 0; i < WARM_UPS; i++) await warmUp(bench);
    for (let i = 0; i < ROUNDS; i++) {
      for (const figures of await measured(bench)) console.log(line(figures));
    }
  }
};

/** A bench whose worker is the given file in a process of its own. */
const withWorker = async (peer, sizes, file, work) => {
  const bench = { peer, sizes, now, worker: new WorkerProcess(file) };
  try {
    await work(bench);
  } finally {
    bench.worker.end();
  }
};

const run = (main) =>
  main().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });

const same = (measured) => ({ warmUp: measured, measured });

module.exports = { measureAll, parse, run, same, withWorker };
