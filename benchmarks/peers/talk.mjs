// How a peer talks with the benchmark: a line of JSON each way; the end of its input ends it.
import { createInterface } from 'node:readline';

const lines = createInterface({ input: process.stdin });
const waiting = [];
lines.on('line', (line) => waiting.shift()?.(line));
lines.on('close', () => process.exit(0));

export const say = (what) => process.stdout.write(JSON.stringify(what) + '\n');

export const asked = () => new Promise((resolve) => waiting.push(resolve));

// Counts handled jobs and tells when all are.
export const counter = (total) => {
  let done = 0;
  return (number) => {
    done += number;
    if (done === total) {
      say({ handled: done });
    }
  };
};
