'use strict';
// The nine steps, chained by hand: each files the next before it ends, and the last of three in parallel goes on. A
// step that runs again after a crash would count twice: nothing here guards that.
const { SCHEMA } = require('./database');

const PARALLEL = ['reviewer', 'tester', 'security'];
const STEPS = 9;

const then = (...next) => async (data, helpers) => {
  for (const name of next) await helpers.addJob(name, data);
};

const join = (next) => async (data, helpers) => {
  const { rows } = await helpers.query(
    `insert into ${SCHEMA}.bench_join as j values ($1, 1)
     on conflict (workflow) do update set arrived = j.arrived + 1 returning arrived`,
    [data.workflow],
  );
  if (rows[0].arrived === PARALLEL.length) await helpers.addJob(next, data);
};

const tasks = {
  pm: then('architect'),
  architect: then('plan-approval'),
  'plan-approval': then('builder'),
  builder: then(...PARALLEL),
  ...Object.fromEntries(PARALLEL.map((role) => [role, join('merge-approval')])),
  'merge-approval': then('devops'),
  devops: async () => {},
};

module.exports = { STEPS, tasks };
