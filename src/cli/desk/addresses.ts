/** Under which names a desk is reached: requests that name another host are not meant for it. */
import { hostname, networkInterfaces } from 'node:os';
import { LOOPBACK } from '../../desk/http/security.ts';

const written = (address: string): string => (address.includes(':') ? `[${address}]` : address);

export const isLoopback = (address: string): boolean =>
  LOOPBACK.includes(written(address)) || address.startsWith('127.');

/** `address`: where it listens; `more`: names that people here have for this machine. */
export function hostsOf(address: string, more: readonly string[]): readonly string[] {
  const everywhere = address === '0.0.0.0' || address === '::';
  const own = everywhere
    ? [
        hostname(),
        ...Object.values(networkInterfaces())
          .flatMap((cards) => cards ?? [])
          .map((card) => card.address),
      ]
    : [address];
  return [...new Set([...LOOPBACK, ...own.map(written), ...more].map((host) => host.toLowerCase()))];
}

/** The address to open in a browser. */
export const urlOf = (address: string, port: number, secure: boolean): string => {
  const host = address === '0.0.0.0' ? 'localhost' : address === '::' ? 'localhost' : written(address);
  return `${secure ? 'https' : 'http'}://${host}:${port}/`;
};
