/** A made-up county to play with: nobody in it exists. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { writeRosterFolder } from '../../io/write.ts';
import { PRESETS, type PresetName } from '../../sample/presets.ts';
import { putFile } from '../../store/files.ts';
import { loadedPolicy, PolicyId } from '../kept/policy.ts';
import { operation } from '../operation.ts';
import { DeskProblem } from '../problem.ts';
import { deskTexts } from '../texts.ts';
import { NOTHING } from './common.ts';
import { addRoster, RosterAnswer } from './rosters.ts';

const NAMES = Object.keys(PRESETS) as [PresetName, ...PresetName[]];

export const makeSample = operation({
  name: 'makeSample',
  method: 'POST',
  path: '/api/samples',
  title: { 'zh-CN': '生成一份虚构的名册，供试用', en: 'Draw a made-up roster to play with' },
  who: 'officer',
  effect: 'job',
  guard: 'idempotency-key',
  records: 'files and a roster',
  params: NOTHING,
  query: NOTHING,
  body: z.strictObject({
    preset: z.enum(NAMES).default('group'),
    policy: PolicyId.default('suzhou-2024'),
    groups: z.int().min(1).max(100).optional(),
    seed: z.int().min(0).max(2_147_483_647).default(7),
  }),
  answer: RosterAnswer,
  run: async (desk, { body, lang, write }) => {
    // Loaded when it is asked for.
    const { SAMPLE_YEAR, sampleRoster } = await import('../../sample/index.ts');
    const { policy } = await desk.store.read((tx) => loadedPolicy(tx, body.policy));
    if (policy === null) throw new DeskProblem(409, deskTexts['policy-has-errors']());
    const { preset, groups, seed } = body;
    const folder = mkdtempSync(join(tmpdir(), 'lungang-sample-'));
    let files: { name: string; bytes: Buffer }[];
    try {
      await writeRosterFolder(
        sampleRoster({ preset, seed, policy, ...(groups === undefined ? {} : { groups }) }),
        folder,
      );
      files = readdirSync(folder)
        .toSorted()
        .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    const reply = await write(async (tx) => {
      const kept = [];
      for (const { name, bytes } of files) kept.push({ name, digest: await putFile(tx, bytes), size: bytes.length });
      const name = deskTexts['sample-name']({ seed }).in(lang);
      return addRoster(
        desk,
        tx,
        { name, from: SAMPLE_YEAR, files: kept, mapping: null, edits: [], refused: [], madeUp: true },
        lang,
      );
    });
    desk.wake();
    return reply;
  },
});
