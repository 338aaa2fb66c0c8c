import { existsSync, readFileSync } from 'node:fs';
import { findFreePort, isPortFree } from '../../adapters/processes/free-port';
import { replaceFile, type Home } from './home';

/** Gives each user the port it had the last time, so that links stay good, and another one when that port is taken. */
export class StackPorts {
  private readonly ports: Record<string, number>;

  constructor(private readonly home: Home) {
    this.ports = existsSync(home.portsFile)
      ? (JSON.parse(readFileSync(home.portsFile, 'utf8')) as Record<string, number>)
      : {};
  }

  async choose(name: string): Promise<number> {
    const former = this.ports[name];
    if (former !== undefined && (await isPortFree(former))) return former;
    let port = await findFreePort();
    while (Object.values(this.ports).includes(port)) port = await findFreePort();
    this.ports[name] = port;
    replaceFile(this.home.portsFile, `${JSON.stringify(this.ports, undefined, 2)}\n`);
    return port;
  }
}
