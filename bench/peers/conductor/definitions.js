'use strict';
// The nine steps as Conductor's own words for them: tasks that workers poll for, three of them in a fork that is joined.
const { call } = require('./calls');

const FLOW = 'bench_flow';
const STEPS = 9;
const ROLES = ['pm', 'architect', 'approval', 'builder', 'reviewer', 'tester', 'security', 'devops'];
const PARALLEL = ['reviewer', 'tester', 'security'];
const OWNER = 'bench@example.org';

const step = (role, reference = role) => ({
  name: role,
  taskReferenceName: reference,
  type: 'SIMPLE',
  inputParameters: { filed: '${workflow.input.filed}' },
});

const fork = {
  name: 'checks',
  taskReferenceName: 'checks',
  type: 'FORK_JOIN',
  forkTasks: PARALLEL.map((role) => [step(role)]),
};

const join = { name: 'checked', taskReferenceName: 'checked', type: 'JOIN', joinOn: PARALLEL };

const flow = {
  name: FLOW,
  version: 1,
  schemaVersion: 2,
  ownerEmail: OWNER,
  timeoutSeconds: 0,
  timeoutPolicy: 'ALERT_ONLY',
  tasks: [
    step('pm'), step('architect'), step('approval'), step('builder'), fork, join, step('approval', 'approval_of_merge'),
    step('devops'),
  ],
};

const task = (name) => ({
  name, ownerEmail: OWNER, retryCount: 0, timeoutSeconds: 600, responseTimeoutSeconds: 600, timeoutPolicy: 'TIME_OUT_WF',
});

const define = async (server) => {
  await call(server, 'POST', '/api/metadata/taskdefs', ROLES.map(task));
  await call(server, 'PUT', '/api/metadata/workflow', [flow]);
};

module.exports = { FLOW, ROLES, STEPS, define };
