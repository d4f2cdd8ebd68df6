/**
 * Who is listened to. Loopback alone is no border: a page of any site that is open in the browser can send requests to
 * this machine, and a name of its own can be made to mean 127.0.0.1 (DNS rebinding). So the host must be ours, what
 * changes something must come from our own page or carry a header that no foreign page may set, and nobody may read an
 * answer from elsewhere.
 */
import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DeskProblem } from '../problem.ts';
import { deskTexts } from '../texts.ts';

/** Anything in it will do: that a page of another site cannot send it without asking is what counts. */
const OWN_HEADER = 'x-lungang';

/** `hosts`: names under which the desk is reached, without port; null: any. */
export interface Border {
  readonly hosts: readonly string[] | null;
  readonly secure: boolean;
}

export const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

const hostOf = (host: string): string => host.replace(/:\d+$/u, '').toLowerCase();

function guard(request: FastifyRequest, { hosts, secure }: Border): void {
  const host = request.headers.host ?? '';
  if (hosts !== null && !hosts.includes(hostOf(host))) throw new DeskProblem(421, deskTexts['other-host']());
  const origin = request.headers.origin;
  if (origin !== undefined && origin !== `${secure ? 'https' : 'http'}://${host}`)
    throw new DeskProblem(403, deskTexts['other-origin']());
  const site = request.headers['sec-fetch-site'];
  const navigates = request.headers['sec-fetch-mode'] === 'navigate';
  if (typeof site === 'string' && site !== 'same-origin' && site !== 'none' && !navigates)
    throw new DeskProblem(403, deskTexts['other-origin']());
  if (request.method !== 'GET' && request.method !== 'HEAD' && request.headers[OWN_HEADER] === undefined)
    throw new DeskProblem(403, deskTexts['own-header-missing']());
}

/** A number that is used for one page only: scripts and styles without it do not run. */
export const newNonce = (): string => randomBytes(18).toString('base64url');

/** Nothing is loaded from anywhere but here, and nothing runs that was not sent with the page. */
export const contentPolicy = (nonce: string): string =>
  [
    `default-src 'none'`,
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data: blob:`,
    `font-src 'self' data:`,
    `connect-src 'self'`,
    `manifest-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');

const HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cache-control': 'no-store',
  // A page sets its own; everything else is data and runs nothing.
  'content-security-policy': `default-src 'none'; frame-ancestors 'none'; sandbox`,
};

export function guardBorder(app: FastifyInstance, border: Border): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS);
    guard(request, border);
  });
}
