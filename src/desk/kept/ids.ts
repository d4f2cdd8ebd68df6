/** How records and jobs are named in paths: a letter and a number. Never a name of a person. */
import { z } from 'zod';

const form = (letter: string) =>
  z
    .string()
    .regex(new RegExp(`^${letter}[1-9]\\d{0,8}$`, 'u'))
    .describe(`${letter}1, ${letter}2, …`);

/** Rosters R1, policies of one's own Y1, plans W1 (working copies), jobs J1. */
export const IDS = { roster: form('R'), policy: form('Y'), plan: form('W'), job: form('J') } as const;
export type RecordKind = Exclude<keyof typeof IDS, 'job'>;

const LETTERS = { roster: 'R', policy: 'Y', plan: 'W', job: 'J' } as const satisfies Record<keyof typeof IDS, string>;

export const idOf = (kind: keyof typeof IDS, number: number): string => `${LETTERS[kind]}${number}`;
export const numberOf = (id: string): number => Number(id.slice(1));
