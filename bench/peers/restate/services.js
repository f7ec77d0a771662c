'use strict';
// What Restate runs: a handler that does nothing, and the nine steps as handlers that a tenth calls, durable each.
const restate = require('@restatedev/restate-sdk');

const STEPS = 9;

const services = (round) => {
  const job = restate.service({
    name: 'bench',
    handlers: {
      job: async (context, data) => {
        if (round().order.timedBy) round().began(data.filed);
        round().completed('job', data.filed);
      },
    },
  });
  const step = (name) => async (context, data) => {
    round().completed(name, data.filed);
  };
  const names = ['pm', 'architect', 'approval', 'builder', 'reviewer', 'tester', 'security', 'devops'];
  const roles = restate.service({
    name: 'roles',
    handlers: Object.fromEntries(names.map((name) => [name, step(name)])),
  });
  const flow = restate.service({
    name: 'flow',
    handlers: {
      run: async (context, data) => {
        const role = context.serviceClient(roles);
        for (const name of ['pm', 'architect', 'approval', 'builder']) await role[name](data);
        await restate.RestatePromise.all(['reviewer', 'tester', 'security'].map((name) => role[name](data)));
        await role.approval(data);
        await role.devops(data);
      },
    },
  });
  return [job, roles, flow];
};

module.exports = { STEPS, services };
