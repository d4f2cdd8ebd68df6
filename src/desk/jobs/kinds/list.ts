/** A list that was handed out and comes back corrected: what of it is lawful, and what it lacks. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readPostingList } from '../../../io/posting-list/index.ts';
import { judgeList } from '../../../planning/judge-list.ts';
import { fileOf } from '../../../store/files.ts';
import { ListResult } from '../../kept/answers.ts';
import { finishedPlan } from '../../kept/finished-plan.ts';
import { KeptFile } from '../../kept/roster.ts';
import { bothWords } from '../../words.ts';
import { jobKind } from '../kind.ts';

export const listJob = jobKind({
  input: z.object({ plan: z.string(), file: KeptFile }),
  result: ListResult,
  run: async (work, { plan: id, file }) => {
    const { given } = await work.read((tx) => finishedPlan(tx, id));
    const path = join(work.folder, file.name);
    await writeFile(path, await work.read((tx) => fileOf(tx, file.digest)));
    const read = await readPostingList(path, given.roster, [given.from], given.policy.settings.postingYears);
    const told = read.problems.map(({ severity, sheet, row, code, message }) => ({
      kind: 'unreadable',
      severity,
      sheet,
      row,
      clause: null,
      code,
      message: bothWords(message),
      teachers: [],
    }));
    const rows = read.rows;
    if (rows === null) return async () => ({ lawful: null, people: 0, findings: told, later: [] });
    const verdict = judgeList(
      given,
      rows.map(({ posting }) => posting),
    );
    const invalid = verdict.invalid.map(({ at, message }) => {
      const place = at === null ? undefined : rows[at];
      return {
        kind: 'invalid',
        severity: 'error' as const,
        sheet: place?.place.sheet ?? null,
        row: place?.place.row ?? null,
        clause: null,
        code: message.code,
        message: bothWords(message),
        teachers: place === undefined ? [] : [place.posting.teacher],
      };
    });
    const said = (findings: typeof verdict.findings) =>
      findings.map(({ kind, rule, message, teachers }) => ({
        kind,
        severity: kind === 'soft' ? ('warning' as const) : ('error' as const),
        sheet: null,
        row: null,
        clause: rule.clause,
        code: message.code,
        message: bothWords(message),
        teachers: [...teachers],
      }));
    return async () => ({
      lawful: verdict.lawful,
      people: rows.length,
      findings: [...told, ...invalid, ...said(verdict.findings)],
      later: said(verdict.later),
    });
  },
});
