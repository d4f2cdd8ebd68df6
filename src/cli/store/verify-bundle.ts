/** `lungang verify --bundle FILE`: makes the sealed plan anew from what was sealed with it, and compares the bytes. */
import { availableParallelism } from 'node:os';
import { crossChecks } from '../../domain/cross-checks.ts';
import type { Roster } from '../../domain/roster.ts';
import { LIMITS } from '../../io/limits.ts';
import { differences, opened, type Difference, type OpenBundle } from '../../jobs/bundle.ts';
import { makeDraft } from '../../jobs/make-draft.ts';
import type { Message } from '../../messages/message.ts';
import { instanceOf } from '../../planning/case.ts';
import { parsePolicy } from '../../policy/load.ts';
import type { Policy } from '../../policy/policy.ts';
import { pinTerms } from '../../verify/permits.ts';
import { certificateJson } from '../../report/index.ts';
import { textDigest } from '../../store/blobs.ts';
import { PROGRAM } from '../../version.ts';
import { EXIT, Refusal } from '../exit.ts';
import { judgePlan } from '../../asking/judge-plan.ts';
import { readRegular } from '../read-regular.ts';
import type { Session } from '../session.ts';
import { sayJson } from '../terminal.ts';
import { replan } from './planner.ts';
import { texts as planTexts } from '../texts.ts';
import { texts } from './texts.ts';
import { sayPlainly } from './with-store.ts';

/** Seconds for the search; it was done once in the time that a night has. */
const TIME_LIMIT = 3600;
const SHOWN = 20;

export async function verifyBundle(session: Session, file: string): Promise<void> {
  const { terminal, voice } = session;
  const { exit, findings } = await judged(await sayPlainly(file, () => bundleText(file)));
  session.exit = exit;
  if (voice.json)
    return sayJson(terminal, {
      ok: findings.length === 0,
      findings: findings.map((finding) => ({
        code: finding.code,
        message: finding.in(voice.lang),
        facts: finding.facts,
      })),
    });
  const verdict =
    findings.length === 0 ? texts['bundle-accepted']() : texts['bundle-refused']({ findings: findings.length });
  const rest = findings.length > SHOWN ? [texts['bundle-more']({ more: findings.length - SHOWN })] : [];
  terminal.out(
    [...findings.slice(0, SHOWN), ...rest, verdict].map((message) => `${message.in(voice.lang)}\n`).join(''),
  );
}

/** A device has no end, and a text of half a gigabyte cannot be held as one: no bundle is either. */
async function bundleText(file: string): Promise<string> {
  const bytes = await readRegular(
    file,
    (why) => new Refusal(EXIT.usage, planTexts['plan-not-read']({ file, why })),
    LIMITS.bundleMebibytes,
  );
  try {
    // A mark of the byte order is part of the bytes.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refusal(EXIT.badInput, texts['bundle-part']({ part: 'UTF-8' }));
  }
}

interface Judged {
  readonly exit: typeof EXIT.ok | typeof EXIT.refusedPlan | typeof EXIT.badInput;
  readonly findings: readonly Message[];
}

/** A seal that does not hold is a plan refused; what nobody could plan from is bad input, whoever sealed it. */
const refused = (findings: readonly Message[]): Judged => ({ exit: EXIT.refusedPlan, findings });
const bad = (findings: readonly Message[]): Judged => ({ exit: EXIT.badInput, findings });
const part = (name: string): Message => texts['bundle-part']({ part: name });

async function judged(text: string): Promise<Judged> {
  const bundle = opened(text);
  if (!bundle.ok) return (bundle.malformed ? bad : refused)(bundle.broken.map(part));
  const { content } = bundle;
  const { policy } = parsePolicy(content.policy.text, content.policy.id);
  const version =
    content.program.version === PROGRAM.version
      ? []
      : [texts['bundle-version']({ sealed: content.program.version, here: PROGRAM.version })];
  if (policy === null) return bad([...version, part('policy')]);
  if (policy.digest !== content.policy.digest) return refused([...version, part('policy')]);
  const unfit = unfitOf(bundle, policy);
  if (unfit.length > 0) return bad([...version, ...unfit]);
  const made = await again(bundle, policy);
  const certificate = certificateAgain(bundle, policy, made.roster);
  const differing = [
    ...differencesOf('plan.json', content.plan, made.text),
    ...differencesOf('certificate.json', content.certificate, certificate),
  ];
  return differing.length === 0 ? { exit: EXIT.ok, findings: [] } : refused([...version, ...differing]);
}

/** What no roster that was imported can say: a plan of it means nothing. */
function unfitOf({ content, before }: OpenBundle, policy: Policy): readonly Message[] {
  const wrong = (roster: Roster, at: string): readonly Message[] =>
    crossChecks(roster, { from: content.from, terms: pinTerms(policy) })
      .filter(({ severity }) => severity === 'error')
      .map(({ table, index, key, message }) =>
        texts['bundle-unfit']({ at: `${at}.${table}[${index}].${key}`, message }),
      );
  return [...wrong(content.roster, 'roster'), ...(before === null ? [] : wrong(before.roster, 'replan.before.roster'))];
}

/** Place by place; the same data in other bytes are told as such. */
function differencesOf(file: string, sealedText: string, found: string): readonly Message[] {
  if (sealedText === found) return [];
  const places = differences(sealedText, found).map(differs(file));
  return places.length > 0 ? places : [texts['bundle-bytes']({ file })];
}

const differs =
  (file: string) =>
  ({ at, sealed, found }: Difference): Message =>
    texts['bundle-differs']({ file, at, sealed: JSON.stringify(sealed), found: JSON.stringify(found) });

async function again(
  { content, before }: OpenBundle,
  policy: Policy,
): Promise<{ readonly text: string; readonly roster: Roster }> {
  if (content.search.ended !== 'complete') throw new Refusal(EXIT.refusedPlan, texts['bundle-unfinished']());
  const task = {
    basis: { roster: content.roster, policy, from: content.from },
    inForce: before === null ? null : { id: '', digest: textDigest(content.replan!.before.plan), ...before },
    changes: content.replan?.changes ?? [],
    today: content.replan?.today ?? '',
  } as const;
  const made = await makeDraft(task, replan, {
    backend: content.search.backend,
    seed: content.search.seed,
    gap: content.search.gap,
    timeLimit: TIME_LIMIT,
    workers: availableParallelism(),
  });
  if (made.kind !== 'draft') throw new Refusal(EXIT.refusedPlan, texts['bundle-no-plan']());
  return made;
}

function certificateAgain({ plan, before }: OpenBundle, policy: Policy, roster: Roster): string {
  const verdict = judgePlan({ roster, policy }, plan, before?.plan ?? null);
  return verdict.ok ? certificateJson({ plan: verdict.plan, policy, instance: instanceOf(verdict.given) }) : '{}';
}
