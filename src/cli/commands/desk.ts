/** `lungang desk`: opens the desk on this machine, for the browser. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Option, type Command } from '@commander-js/extra-typings';
import { BUILD_CACHE, buildPage, pageSource } from '../../desk/build/page-build.ts';
import { openDesk } from '../../desk/open-desk.ts';
import { CATALOGUE } from '../catalogue.ts';
import { hostsOf, isLoopback, urlOf } from '../desk/addresses.ts';
import { openBrowser } from '../desk/browser.ts';
import { deskWords as say } from '../desk/texts.ts';
import { EXIT, Refusal } from '../exit.ts';
import { onInterrupt } from '../interrupts.ts';
import { takeLock } from '../lock.ts';
import { examples, jsonOption, langOption, wholeNumber } from '../options.ts';
import { speak, type AddCommand, type OptionsOf, type Session } from '../session.ts';
import { dataFolder, readConfig, storePlaceOf, type DataFolder } from '../store/folder.ts';
import { openLog } from '../store/log.ts';
import { setUp } from '../store/set-up.ts';
import { texts as folderTexts } from '../store/texts.ts';
import { lookInto, sayPlainly } from '../store/with-store.ts';
import { sayJson } from '../terminal.ts';

const PORT = 8027;

const declare = (program: Command) =>
  program
    .command('desk')
    .description(CATALOGUE.desk.does)
    .addOption(
      new Option('--data <dir>', '数据文件夹，没有则建立 · the data folder; made where there is none').default(
        'desk-data',
      ),
    )
    .addOption(
      new Option('--port <n>', '端口，0 为自动选择 · port; 0 finds a free one')
        .argParser(wholeNumber(0, 65_535))
        .default(PORT),
    )
    .addOption(new Option('--listen <address>', '监听的地址 · the address to listen at').default('127.0.0.1'))
    .option('--host-name <names...>', '别人用来访问这台电脑的名称 · names by which others reach this machine')
    .option('--tls-key <file>', 'TLS 私钥（PEM） · private key in PEM')
    .option('--tls-cert <file>', 'TLS 证书（PEM） · certificate in PEM')
    .option('--i-know-it-is-open', '允许网络上的人不用密码访问 · let people on the network in without a password')
    .option('--no-open', '不打开浏览器 · do not open the browser')
    .option('--build', '只生成页面，然后结束 · only build the page, and leave')
    .addOption(
      new Option('--cache <dir>', '页面生成到哪里 · where the page is built').default(
        BUILD_CACHE,
        'node_modules/.cache',
      ),
    )
    .addOption(jsonOption())
    .addOption(langOption())
    .addHelpText(
      'after',
      examples('lungang desk', 'lungang desk --data /srv/lungang --port 8030 --no-open', 'lungang desk --build'),
    );

type Options = OptionsOf<typeof declare>;

export const deskCommand: AddCommand = (program, session) => {
  declare(program).action(async (options) => desk(session, options));
};

async function desk(session: Session, options: Options): Promise<void> {
  const { lang, json } = speak(session, options);
  if (options.build === true) return build(session, options);
  const tls = tlsOf(options);
  const loopback = isLoopback(options.listen);
  if (!loopback && options.iKnowItIsOpen !== true)
    throw new Refusal(EXIT.usage, say['desk-not-loopback']({ address: options.listen }));
  const folder = dataFolder(options.data);
  await sayPlainly(options.data, async () => {
    if (readConfig(folder) === null) await setUp(folder, undefined);
  });
  await alone(folder, () =>
    lookInto(options.data, async ({ store, config }) => {
      const write = openLog(folder, new Date().toISOString());
      const log = (line: object): void => write('desk', line);
      const opened = await openDesk({
        store,
        place: storePlaceOf(folder, config),
        border: { hosts: hostsOf(options.listen, options.hostName ?? []), secure: tls !== null },
        open: !loopback,
        page: pageSource(resolve(options.cache), log),
        tls,
        now: () => new Date().toISOString(),
        log,
      });
      const stopped = new Promise<void>((done) => {
        onInterrupt(done, () => process.exit(EXIT.stopped));
      });
      try {
        const port = await listen(opened.app, options);
        await opened.begin();
        const url = urlOf(options.listen, port, tls !== null);
        const told = loopback
          ? say['desk-open-at']({ url, dir: folder.dir })
          : say['desk-open-to-all']({ url, dir: folder.dir, tls: tls !== null });
        if (json) sayJson(session.terminal, { ok: true, url, data: folder.dir });
        else session.terminal.out(`${told.in(lang)}\n`);
        if (options.open) openBrowser(url);
        await stopped;
      } finally {
        await opened.close();
      }
    }),
  );
}

async function build(session: Session, options: Options): Promise<void> {
  try {
    const folder = await buildPage(resolve(options.cache));
    if (session.voice.json) sayJson(session.terminal, { ok: true, folder });
    else session.terminal.out(`${say['desk-built']({ folder }).in(session.voice.lang)}\n`);
  } catch (error) {
    throw new Refusal(
      EXIT.usage,
      say['desk-not-built']({ detail: error instanceof Error ? error.message : String(error) }),
    );
  }
}

function tlsOf({ tlsKey, tlsCert }: Options): { readonly key: string; readonly cert: string } | null {
  if (tlsKey === undefined && tlsCert === undefined) return null;
  if (tlsKey === undefined || tlsCert === undefined) throw new Refusal(EXIT.usage, say['desk-tls-pair']());
  return { key: pem(tlsKey), cert: pem(tlsCert) };
}

function pem(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Refusal(EXIT.usage, say['desk-tls-unreadable']({ file }));
  }
}

/** Runs `deed` while no other desk works on the folder; other commands may. */
async function alone(folder: DataFolder, deed: () => Promise<void>): Promise<void> {
  const file = join(folder.dir, '.lungang-desk');
  const lock = takeLock(file);
  if ('busy' in lock)
    throw new Refusal(
      EXIT.usage,
      folderTexts['data-busy']({ dir: folder.dir, pid: lock.pid, host: lock.host, lock: file }),
    );
  const release = (): void => lock.release();
  process.on('exit', release);
  try {
    await deed();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** Gives the port. */
async function listen(
  app: Awaited<ReturnType<typeof openDesk>>['app'],
  { listen: host, port }: Options,
): Promise<number> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'EADDRINUSE') throw new Refusal(EXIT.usage, say['desk-port-taken']({ port }));
    throw new Refusal(EXIT.usage, say['desk-address-wrong']({ address: host, detail: code }));
  }
  const address = app.server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}
