/** `lungang verify --bundle FILE`: makes the sealed plan anew from what was sealed with it, and compares the bytes. */
import { availableParallelism } from 'node:os';
import { LIMITS } from '../../io/limits.ts';
import { beforeOf, differences, opened, type BundleContent, type Difference } from '../../jobs/bundle.ts';
import { makeDraft } from '../../jobs/make-draft.ts';
import type { Message } from '../../messages/message.ts';
import { instanceOf } from '../../planning/case.ts';
import { parsePolicy } from '../../policy/load.ts';
import type { Policy } from '../../policy/policy.ts';
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
  const findings = await findingsOf(await sayPlainly(file, () => bundleText(file)));
  session.exit = findings.length === 0 ? EXIT.ok : EXIT.refusedPlan;
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
  return bytes.toString('utf8');
}

async function findingsOf(text: string): Promise<readonly Message[]> {
  const bundle = opened(text);
  if (!bundle.ok) return bundle.broken.map((part) => texts['bundle-part']({ part }));
  const { content } = bundle;
  const { policy } = parsePolicy(content.policy.text, content.policy.id);
  const version =
    content.program.version === PROGRAM.version
      ? []
      : [texts['bundle-version']({ sealed: content.program.version, here: PROGRAM.version })];
  if (policy === null || policy.digest !== content.policy.digest)
    return [...version, texts['bundle-part']({ part: 'policy' })];
  const made = await again(content, policy);
  const certificate = certificateAgain(content, policy, made.roster);
  const same = made.text === content.plan ? [] : differences(content.plan, made.text).map(differs('plan.json'));
  const differing = [
    ...same,
    ...(certificate === content.certificate
      ? []
      : differences(content.certificate, certificate).map(differs('certificate.json'))),
  ];
  return differing.length === 0 ? [] : [...version, ...differing];
}

const differs =
  (file: string) =>
  ({ at, sealed, found }: Difference): Message =>
    texts['bundle-differs']({ file, at, sealed: JSON.stringify(sealed), found: JSON.stringify(found) });

async function again(
  content: BundleContent,
  policy: Policy,
): Promise<{ readonly text: string; readonly roster: BundleContent['roster'] }> {
  if (content.search.ended !== 'complete') throw new Refusal(EXIT.refusedPlan, texts['bundle-unfinished']());
  const before = beforeOf(content);
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

function certificateAgain(content: BundleContent, policy: Policy, roster: BundleContent['roster']): string {
  const judged = judgePlan({ roster, policy }, JSON.parse(content.plan), beforeOf(content)?.plan ?? null);
  return judged.ok ? certificateJson({ plan: judged.plan, policy, instance: instanceOf(judged.given) }) : '{}';
}
