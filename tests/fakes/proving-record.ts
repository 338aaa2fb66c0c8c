import type {
  CandidateStore,
  CertificateStore,
  EvidenceStore,
  ProvingRecord,
  RecordedCandidate,
  RecordedCertificate,
  RecordedVerdict,
  StageRound,
  VerdictStore,
} from '../../src/activities/proving-ports';
import { checkPromotion } from '../../src/domain/validation/certificate';
import { unpackEvidence, type PackedEvidence } from '../../src/domain/validation/evidence-record';
import { identifyVerdict, verdictText, type GateVerdict } from '../../src/domain/validation/gate-verdict';
import { ProvingFault } from '../../src/domain/validation/proving-fault';
import { steppingClock } from './evolution-record';
import { copy } from './record-state';

/** What a test may damage: rows and documents of evidence by their hashes. */
export interface EvidenceShelf {
  readonly documents: Map<string, string>;
  readonly series: Map<string, Uint8Array>;
}

export interface FakeProvingRecord extends ProvingRecord {
  readonly shelf: EvidenceShelf;
}

/** The record of proving in memory, with the semantics of the real one. */
export function fakeProvingRecord({ now = steppingClock() }: { now?: () => number } = {}): FakeProvingRecord {
  const shelf = { documents: new Map<string, string>(), series: new Map<string, Uint8Array>() };
  const verdicts: RecordedVerdict[] = [];
  const isoNow = (): string => new Date(now()).toISOString();
  return {
    shelf,
    ...fakeEvidence(shelf),
    ...fakeVerdicts(verdicts, { shelf, isoNow }),
    ...fakeCertificates(verdicts, isoNow),
    ...fakeCandidates(isoNow),
  };
}

function fakeEvidence({ documents, series }: EvidenceShelf): EvidenceStore {
  return {
    async storeEvidence({ hash, document, series: rows }: PackedEvidence) {
      for (const [name, { bytes }] of rows) if (!series.has(name)) series.set(name, Uint8Array.from(bytes));
      if (!documents.has(hash)) documents.set(hash, document);
      return hash;
    },
    async loadEvidence(hash) {
      const document = documents.get(hash);
      if (document === undefined) throw new ProvingFault('proving.evidence-unknown', `no evidence ${hash} is recorded`);
      return unpackEvidence({ hash, document }, (name) => series.get(name));
    },
  };
}

function fakeVerdicts(
  recorded: RecordedVerdict[],
  { shelf, isoNow }: { shelf: EvidenceShelf; isoNow: () => string },
): VerdictStore {
  return {
    async storeVerdicts(attempt, verdicts) {
      const unknown = verdicts.find(({ evidence }) => !shelf.documents.has(evidence));
      if (unknown)
        throw new ProvingFault(
          'proving.evidence-unknown',
          `no evidence ${unknown.evidence} of the verdicts is recorded`,
        );
      for (const verdict of verdicts) {
        const id = identifyVerdict(verdict);
        if (recorded.some((known) => known.id === id && known.attempt === attempt)) continue;
        recorded.push({ id, attempt, verdict: JSON.parse(verdictText(verdict)) as GateVerdict, recordedAt: isoNow() });
      }
      return verdicts.map(identifyVerdict);
    },
    loadVerdicts: async ({ candidate, stage, attempt }) =>
      copy(
        recorded.filter(
          ({ attempt: found, verdict: { origin } }) =>
            found === attempt && origin.candidate === candidate && origin.stage === stage,
        ),
      ),
    listVerdicts: async ({ candidate, limit }) =>
      copy(
        recorded
          .filter(({ verdict }) => candidate === undefined || verdict.origin.candidate === candidate)
          .reverse()
          .slice(0, limit),
      ),
    async findVerdict(prefix) {
      const found = recorded.filter(({ id }) => id.startsWith(prefix));
      if (new Set(found.map(({ id }) => id)).size > 1)
        throw new ProvingFault(
          'proving.verdict-ambiguous',
          `several verdicts start with ${prefix}: give more of the id`,
        );
      const [first] = found.sort((a, b) => a.attempt - b.attempt);
      return first && copy(first);
    },
  };
}

function fakeCertificates(verdicts: readonly RecordedVerdict[], isoNow: () => string): CertificateStore {
  const certificates: Omit<RecordedCertificate, 'verdicts'>[] = [];
  const complete = (found: (typeof certificates)[number]): RecordedCertificate => {
    const { candidate, stage, evidence } = found.certificate;
    const isOn = ({ origin, evidence: own }: GateVerdict): boolean =>
      own === evidence && origin.candidate === candidate && origin.stage === stage;
    return copy({ ...found, verdicts: verdicts.filter(({ verdict }) => isOn(verdict)) });
  };
  return {
    async recordCertificate(order) {
      const promotion = checkPromotion(
        order,
        verdicts.map(({ verdict }) => verdict),
      );
      if (!promotion.certified) return promotion;
      const { candidate, stage } = order;
      const standing = certificates.find(
        ({ certificate }) => certificate.candidate === candidate && certificate.stage === stage,
      );
      if (standing && standing.id !== promotion.id)
        return { certified: false, reasons: [`${stage} is certified already, by certificate ${standing.id}`] };
      if (!standing)
        certificates.push({ id: promotion.id, certificate: copy(promotion.certificate), recordedAt: isoNow() });
      return promotion;
    },
    loadCertificates: async (candidate) =>
      certificates.filter(({ certificate }) => certificate.candidate === candidate).map(complete),
    async findCertificate(prefix) {
      const [found, ...others] = certificates.filter(({ id }) => id.startsWith(prefix));
      if (others.length > 0)
        throw new ProvingFault(
          'proving.certificate-ambiguous',
          `several certificates start with ${prefix}: give more of the id`,
        );
      return found && complete(found);
    },
  };
}

function fakeCandidates(isoNow: () => string): CandidateStore {
  const candidates = new Map<string, RecordedCandidate>();
  const rounds = new Map<string, StageRound>();
  return {
    async openCandidate(candidate, status) {
      const known = candidates.get(candidate.candidate) ?? { ...copy(candidate), status, openedAt: isoNow() };
      candidates.set(candidate.candidate, known);
      return copy(known);
    },
    async findCandidate(candidate) {
      const found = candidates.get(candidate);
      return found && copy(found);
    },
    listCandidates: async () => copy([...candidates.values()].reverse()),
    async setCandidateStatus(candidate, status) {
      const found = candidates.get(candidate);
      if (found && found.outcome === undefined) candidates.set(candidate, { ...found, status });
    },
    async concludeCandidate(candidate, { status, outcome }) {
      const found = candidates.get(candidate);
      if (found && found.outcome === undefined)
        candidates.set(candidate, { ...found, status, outcome: copy(outcome), closedAt: isoNow() });
    },
    async storeStageRound(round) {
      const key = JSON.stringify([round.candidate, round.stage, round.round]);
      if (!rounds.has(key)) rounds.set(key, copy(round));
    },
    loadStageRounds: async (candidate, stage) =>
      copy(
        [...rounds.values()]
          .filter((round) => round.candidate === candidate && round.stage === stage)
          .sort((a, b) => a.round - b.round),
      ),
  };
}
