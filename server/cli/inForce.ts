// What holds for each draft that a command reads, under glossaries in all formats that the command line knows.
import { inForceHere as inForceOnThisMachine } from '../node/inForce';

/** Gives what holds for a draft by its path; see the function of the same name. */
export function inForceHere(
  ...[options, say, tree, onRead]: Parameters<typeof inForceOnThisMachine>
): ReturnType<typeof inForceOnThisMachine> {
  return inForceOnThisMachine(options, say, tree, onRead, async (id) => (await import('./formats')).findTextFormat(id));
}
