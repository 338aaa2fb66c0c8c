import { sha256Hex } from '../numerics/sha256';
import type { GateVerdict, VerdictId } from './gate-verdict';
import { ProvingFault } from './proving-fault';

/** A verdict from its recorded text. Throws `proving.verdict-damaged` where the text is not the one that its id names. */
export function readVerdict(id: VerdictId, text: string): GateVerdict {
  const found = sha256Hex(text);
  if (found !== id) throw new ProvingFault('proving.verdict-damaged', `the text of verdict ${id} hashes to ${found}`);
  return JSON.parse(text) as GateVerdict;
}
