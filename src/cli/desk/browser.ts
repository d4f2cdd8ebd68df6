/** Opens the page in the browser of whoever sits here; where there is none, the address on the screen will do. */
import { spawn } from 'node:child_process';
import process from 'node:process';

const COMMANDS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  win32: ['cmd', '/c', 'start', ''],
  darwin: ['open'],
  linux: ['xdg-open'],
};

export function openBrowser(url: string): void {
  const [command, ...first] = COMMANDS[process.platform] ?? [];
  const noScreen =
    process.platform === 'linux' &&
    process.env['DISPLAY'] === undefined &&
    process.env['WAYLAND_DISPLAY'] === undefined;
  if (command === undefined || noScreen) return;
  const child = spawn(command, [...first, url], { stdio: 'ignore', detached: true });
  child.once('error', () => {});
  child.unref();
}
