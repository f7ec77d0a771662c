'use strict';
// The nine steps. A BullMQ flow is a tree whose children run before their parent, so the chain up to the builder is one
// tree, and the builder's handler adds the second one: three in parallel below the approval and the end.
const ROLES = [
  'pm', 'architect', 'approval', 'builder', 'reviewer', 'tester', 'security', 'devops',
];
const STEPS = 9;
const OPTIONS = { removeOnComplete: true };

const queueOf = (role) => `flow-${role}`;

const node = (role, workflow, data, children) => ({
  name: role,
  queueName: queueOf(role),
  data,
  // Named, so that a step that runs again adds nothing twice.
  opts: { ...OPTIONS, jobId: `${role}-${workflow}` },
  ...(children.length > 0 ? { children } : {}),
});

const untilBuilder = (workflow, data) => {
  const pm = node('pm', workflow, data, []);
  const architect = node('architect', workflow, data, [pm]);
  const approval = node('approval', workflow, data, [architect]);
  return node('builder', workflow, data, [approval]);
};

const afterBuilder = (workflow, data) => {
  const parallel = ['reviewer', 'tester', 'security'].map((role) => node(role, workflow, data, []));
  const approval = node('approval', `merge-${workflow}`, data, parallel);
  return node('devops', workflow, data, [approval]);
};

module.exports = { ROLES, STEPS, afterBuilder, queueOf, untilBuilder };
