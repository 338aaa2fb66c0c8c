import { sha256Hex } from '../numerics/sha256';
import type { Certificate } from './certificate';
import { ProvingFault } from './proving-fault';

/** A certificate from its recorded text. Throws `proving.certificate-damaged` where the text is not the one that its id names. */
export function readCertificate(id: string, text: string): Certificate {
  const found = sha256Hex(text);
  if (found !== id)
    throw new ProvingFault('proving.certificate-damaged', `the text of certificate ${id} hashes to ${found}`);
  return JSON.parse(text) as Certificate;
}
