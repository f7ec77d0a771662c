'use strict';
// What the two processes and the servers took, as the other peers count it too.
const fs = require('node:fs');

const TICKS_PER_SECOND = 100; // USER_HZ, the same on every Linux
const hundredths = (seconds) => Math.round(seconds * 100) / 100;

const ownSeconds = () => {
  const used = process.cpuUsage();
  return (used.user + used.system) / 1e6;
};

const ownPeakMb = () => process.resourceUsage().maxRSS / 1024;

/** Parent and processor time of every process there is, ended children included. */
const processTimes = () => {
  const found = new Map();
  for (const entry of fs.readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = fs.readFileSync(`/proc/${entry}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
      found.set(Number(entry), { parent: Number(fields[1]), seconds: ticks / TICKS_PER_SECOND });
    } catch {
      // ended meanwhile: its parent has its time
    }
  }
  return found;
};

/** Seconds of the servers that BENCH_SERVER_PIDS names and of all below them; null when not known. */
const serverSeconds = () => {
  const roots = (process.env.BENCH_SERVER_PIDS || '').split(',').filter(Boolean).map(Number);
  if (roots.length === 0 || !fs.existsSync('/proc/self/stat')) return null;
  const times = processTimes();
  if (!roots.every((root) => times.has(root))) return null;
  const belongs = (pid) => roots.includes(pid) || (times.has(pid) && belongs(times.get(pid).parent));
  let sum = 0;
  for (const [pid, { seconds }] of times) if (belongs(pid)) sum += seconds;
  return sum;
};

module.exports = { hundredths, ownPeakMb, ownSeconds, serverSeconds };
