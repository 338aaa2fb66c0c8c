import { buildPackage } from './build.mjs';
import { installPackages } from './install.mjs';
import { inPackage } from './package-paths.mjs';
import { withLock } from './set-up-lock.mjs';
import { say, SetUpError } from './step.mjs';
import { hasTemporal, obtainTemporal } from './temporal-executable.mjs';

const oldestNode = [20, 11];

/** Brings a fresh clone to where it runs, and does nothing where nothing changed. Node is all it needs. */
export async function setUp({ temporal = process.env.TEMPORAL_ADDRESS === undefined } = {}) {
  checkNode();
  await withLock(inPackage('.emp', 'set-up-lock'), {
    waiting: () => say('another set-up of this clone is running: waiting for it'),
    async work() {
      await installPackages();
      await buildPackage();
    },
  });
  if (temporal && !hasTemporal()) await obtainTemporal();
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  throw new SetUpError(
    `this is Node ${process.versions.node}; Node ${oldestNode.join('.')} or later is needed: https://nodejs.org/en/download`,
  );
}
