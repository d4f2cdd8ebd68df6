/** What an operation has against a request: told as RFC 9457 (Problem Details for HTTP APIs). */
import type { Message, Words } from '../messages/message.ts';

export interface FindingPlace {
  readonly severity: 'error' | 'warning' | 'notice';
  readonly file: string | null;
  readonly sheet: string | null;
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly code: string;
  readonly message: Words;
}

/** Thrown by operations; `status` is that of HTTP. */
export class DeskProblem extends Error {
  readonly status: number;
  readonly text: Message;
  readonly findings: readonly FindingPlace[];

  constructor(status: number, text: Message, findings: readonly FindingPlace[] = []) {
    super(text.in('en'));
    this.name = 'DeskProblem';
    this.status = status;
    this.text = text;
    this.findings = findings;
  }
}
