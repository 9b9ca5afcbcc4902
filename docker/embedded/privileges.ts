import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Advice } from '../../server/src/core/config.reader';

/** How to run the binaries of PostgreSQL, which refuse to run as root. */
export interface As {
  /** Put before the command. */
  wrap: string[];
  ids: { uid?: number; gid?: number };
}

const NOBODY_INSIDE = ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--'];

/**
 * As we are, unless we are root: then as `nobody`; where folders above are closed to `nobody` (a clone below /root), inside a
 * user namespace, or, where a container forbids those, as `nobody` with the one capability that opens closed folders.
 */
export function unprivileged(native: string, dataDir: string): As {
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (process.getuid?.() !== 0) return { wrap: [], ids: {} };
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'nobody'])));
  if (open(native) && open(path.dirname(dataDir))) return own({ wrap: [], ids: { uid, gid } }, dataDir, uid, gid);
  if (works(NOBODY_INSIDE)) return own({ wrap: NOBODY_INSIDE, ids: {} }, dataDir, 0, 0);
  const capable = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--'];
  if (works(capable)) return own({ wrap: capable, ids: {} }, dataDir, uid, gid);
  throw new Advice(
    `As root, PostgreSQL runs as nobody, who may not enter ${dataDir}: set KONTOR_DATA to a folder below one that others may enter, or start as another user.`,
  );
}

const works = ([command, ...args]: string[]) => spawnSync(command, [...args, 'true'], { stdio: 'ignore' }).status === 0;

/** Whether anybody may enter the folder and all above it. */
function open(folder: string): boolean {
  const above = path.dirname(folder);
  return (fs.statSync(folder).mode & 0o001) !== 0 && (above === folder || open(above));
}

/** PostgreSQL accepts only a folder of its own user, whoever that was at the last start. */
function own(as: As, dataDir: string, uid: number, gid: number): As {
  if (fs.statSync(dataDir).uid === uid) return as;
  for (const name of fs.readdirSync(dataDir, { recursive: true }) as string[]) fs.lchownSync(path.join(dataDir, name), uid, gid);
  fs.chownSync(dataDir, uid, gid);
  return as;
}
