'use strict';
// Errors are told by the events of jobs; a line for each job would be measured too.
const { Logger } = require('graphile-worker');

module.exports = new Logger(() => (level, message) => {
  if (level === 'error') console.error(message);
});
