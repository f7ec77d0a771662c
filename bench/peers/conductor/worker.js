'use strict';
// Polls for each role in turn with its own loop, as many tasks as it has room for, and completes each on its own.
const { failed, serve } = require('../node/worker');
const { call } = require('./calls');
const { ROLES } = require('./definitions');

const AT_ONCE = 50; // of each role
const WAIT_MILLIS = 100; // that the server holds a poll which finds nothing

const opened = (round) => {
  const { server } = round.order;
  let open = true;

  const complete = async (role, task) => {
    const { taskId, workflowInstanceId } = task;
    await call(server, 'POST', '/api/tasks', { taskId, workflowInstanceId, status: 'COMPLETED', outputData: {} });
    round.completed(role, task.inputData.filed);
  };

  const poll = async (role) => {
    const busy = new Set();
    while (open) {
      const path = `/api/tasks/poll/batch/${role}?workerid=bench&count=${AT_ONCE - busy.size}&timeout=${WAIT_MILLIS}`;
      const found = JSON.parse((await call(server, 'GET', path)) || '[]');
      for (const task of found) {
        const done = complete(role, task).finally(() => busy.delete(done));
        done.catch((error) => failed(role, error));
        busy.add(done);
      }
      if (busy.size >= AT_ONCE) await Promise.race(busy).catch(() => {}); // told already
    }
    await Promise.allSettled(busy);
  };

  let loops = [];
  return {
    run: async () => {
      loops = ROLES.map((role) => poll(role).catch((error) => failed(role, error)));
    },
    close: async () => {
      open = false;
      await Promise.all(loops);
    },
  };
};

serve(async (round) => opened(round));
