/** Sentences of the commands over a data folder. */
import { messages, type Lang, type Message } from '../../messages/message.ts';

type Reason = Readonly<Record<Lang, string>>;
type Remembered = { ids: readonly string[]; from: number };
type Busy = { dir: string; pid: number; host: string; lock: string };

/** Ids in one sentence. */
const NAMED = 10;

export const texts = messages({
  'data-not-folder': {
    'zh-CN': (f: { dir: string }) => `${f.dir} 不是文件夹，不能用作数据文件夹。`,
    en: (f: { dir: string }) => `${f.dir} is not a folder and cannot be a data folder.`,
  },
  'data-filled': {
    'zh-CN': (f: { dir: string }) => `${f.dir} 里已有别的内容。数据文件夹须不存在或为空。`,
    en: (f: { dir: string }) => `${f.dir} holds other things. A data folder must be absent or empty.`,
  },
  'data-busy': {
    'zh-CN': (f: Busy) =>
      `另一次运行（${f.host} 上的进程 ${f.pid}）正在处理 ${f.dir}，本次不做任何事。请等它结束；如果确知它已不在运行，可删除 ${f.lock}。`,
    en: (f: Busy) =>
      `Another run (process ${f.pid} on ${f.host}) is working on ${f.dir}; this one leaves without doing anything. Wait for it; if you are sure that it no longer runs, delete ${f.lock}.`,
  },
  'data-failed': {
    'zh-CN': (f: { dir: string; reason: Reason }) =>
      `无法读写 ${f.dir}：${f.reason['zh-CN']}。以前确认的内容都在；请检查磁盘空间和权限后重新运行。`,
    en: (f: { dir: string; reason: Reason }) =>
      `Cannot read or write ${f.dir}: ${f.reason.en}. All that was acknowledged before is there; look at disk space and permissions and run again.`,
  },
  'config-unreadable': {
    'zh-CN': (f: { file: string }) => `${f.file} 不是本程序写的数据文件夹说明，或已被改动。`,
    en: (f: { file: string }) => `${f.file} was not written by this program, or was changed.`,
  },
  'database-gone': {
    'zh-CN': (f: { file: string }) =>
      `数据库文件 ${f.file} 不见了或是空的。没有改动任何内容：请找回该文件，或用 lungang restore 从备份恢复到新文件夹。`,
    en: (f: { file: string }) =>
      `The database ${f.file} is gone or empty. Nothing was changed: find the file, or restore a backup into a new folder with lungang restore.`,
  },
  'other-store': {
    'zh-CN': (f: { dir: string }) => `${f.dir} 指向的数据库不是为它建立的那一个。请检查数据库地址；没有改动任何内容。`,
    en: (f: { dir: string }) =>
      `The database to which ${f.dir} points is not the one that was set up for it. Look at its address; nothing was changed.`,
  },
  'database-url': {
    'zh-CN': () => '数据库地址应以 postgres:// 开头，如 postgres://lungang@db.example/lungang。',
    en: () => 'The database must be given as postgres://…, such as postgres://lungang@db.example/lungang.',
  },
  'clock-back': {
    'zh-CN': (f: { shown: string; latest: string }) =>
      `时钟显示 ${f.shown}，早于已经处理过的 ${f.latest}：时钟可能被拨回。本次按 ${f.latest} 计算，已开始的学年仍算已开始；请校准时钟。`,
    en: (f: { shown: string; latest: string }) =>
      `The clock shows ${f.shown}, before ${f.latest}, on which this store was worked on already: it may have been set back. This run counts as of ${f.latest}, and school years that have begun stay begun; set the clock right.`,
  },
  'clock-beyond': {
    'zh-CN': (f: { shown: string; from: number; last: number }) =>
      `日期 ${f.shown} 在方案的最后一个学年（${f.last} 学年）之后，没有做任何事。请校准时钟；若确已到这一天，请导入新名册并用 --from 指明新的第一学年（现为 ${f.from}）。`,
    en: (f: { shown: string; from: number; last: number }) =>
      `${f.shown} is after the last school year of the plan (${f.last}); nothing was done. Set the clock right; if the day has come, import a new roster and name its first school year with --from (now ${f.from}).`,
  },
  initialised: {
    'zh-CN': (f: { dir: string; database: string }) =>
      `已建立数据文件夹 ${f.dir}（数据库：${f.database}）。下一步：lungang import 名册 --into ${f.dir} --policy 政策 --from 学年`,
    en: (f: { dir: string; database: string }) =>
      `The data folder ${f.dir} is set up (database: ${f.database}). Next: lungang import ROSTER --into ${f.dir} --policy POLICY --from YEAR`,
  },
  'password-not-kept': {
    'zh-CN': () => '地址中的密码没有保存。以后运行时请用环境变量 PGPASSWORD 或 ~/.pgpass 提供。',
    en: () => 'The password in the address is not kept. Give it in PGPASSWORD or ~/.pgpass from now on.',
  },
  'import-where': {
    'zh-CN': () => '请用 --into 指明数据文件夹。',
    en: () => 'Name the data folder with --into.',
  },
  'import-into-alone': {
    'zh-CN': (f: { options: string }) =>
      `--into 不能与 ${f.options} 同用，没有导入任何内容。先不加 --into 试读，再单独导入。`,
    en: (f: { options: string }) =>
      `--into does not go together with ${f.options}; nothing was imported. Try without --into first, then import.`,
  },
  'by-identity': {
    'zh-CN': () => '--by 中有身份证号、电话或住址。请只写姓名；没有发布。',
    en: () =>
      '--by holds an identity-card number, a telephone number or an address. Name the person alone; nothing was published.',
  },
  'import-needs': {
    'zh-CN': (f: { missing: string }) => `首次导入须指明 ${f.missing}。`,
    en: (f: { missing: string }) => `The first import must name ${f.missing}.`,
  },
  'import-same': {
    'zh-CN': (f: { version: number }) => `名册、政策和学年与已导入的相同，没有新增版本（当前版本 ${f.version}）。`,
    en: (f: { version: number }) =>
      `Roster, policy and year are those imported before; no version was added (current version ${f.version}).`,
  },
  'import-remembered': {
    'zh-CN': ({ ids, from }: Remembered) =>
      `已发布方案中 ${ids.length} 名教师的交流始于 ${from} 学年之前，新名册没有记载，已按已发布方案补入：${ids.slice(0, NAMED).join('、')}${ids.length > NAMED ? ' 等' : ''}。如有变化，请在名册的交流起止年月中填写后重新导入。`,
    en: ({ ids, from }: Remembered) =>
      `The new roster does not have published postings of ${ids.length} teachers that began before ${from}; they were written into it: ${ids.slice(0, NAMED).join(', ')}${ids.length > NAMED ? ', …' : ''}. Where it went otherwise, enter the months of the posting in the roster and import again.`,
  },
  imported: {
    'zh-CN': (f: { version: number; teachers: number; schools: number }) =>
      `已导入为版本 ${f.version}：${f.schools} 所学校、${f.teachers} 名教师。下一步：lungang nightly 生成草案。`,
    en: (f: { version: number; teachers: number; schools: number }) =>
      `Imported as version ${f.version}: schools ${f.schools}, teachers ${f.teachers}. Next: lungang nightly makes a draft.`,
  },
  'import-which-changes': {
    'zh-CN': (f: { changes: number }) =>
      `上次导入以来已执行 ${f.changes} 条人员变动。请指明新名册是否已包含它们：--earlier-changes contained（已包含，不再执行）或 --earlier-changes again（未包含，在新名册上重新执行）。没有改动任何内容。`,
    en: (f: { changes: number }) =>
      `Staff changes applied since the last import: ${f.changes}. Say whether the new roster contains them: --earlier-changes contained (they are not applied again) or --earlier-changes again (they are applied upon the new roster). Nothing was changed.`,
  },
  published: {
    'zh-CN': (f: { plan: string; by: string; superseded: string | null }) =>
      `方案 ${f.plan} 已由 ${f.by} 发布${f.superseded === null ? '' : `，取代 ${f.superseded}`}。`,
    en: (f: { plan: string; by: string; superseded: string | null }) =>
      `Plan ${f.plan} is published by ${f.by}${f.superseded === null ? '' : ` and supersedes ${f.superseded}`}.`,
  },
  'by-empty': {
    'zh-CN': () => '请用 --by 写明发布人姓名。',
    en: () => 'Name the person who publishes with --by.',
  },
  'backed-up': {
    'zh-CN': (f: { file: string; digest: string }) => `备份已写入 ${f.file}，校验码 ${f.digest}`,
    en: (f: { file: string; digest: string }) => `The backup is in ${f.file}, digest ${f.digest}`,
  },
  'file-exists': {
    'zh-CN': (f: { file: string }) => `文件 ${f.file} 已存在，请换一个文件名。`,
    en: (f: { file: string }) => `${f.file} exists already; name another file.`,
  },
  restored: {
    'zh-CN': (f: { dir: string; entries: number }) => `已恢复到 ${f.dir}：操作记录 ${f.entries} 条，核对无误。`,
    en: (f: { dir: string; entries: number }) =>
      `Restored into ${f.dir}: ledger entries ${f.entries}, all of them checked.`,
  },
  'no-plan-yet': {
    'zh-CN': () => '还没有这样的方案。请先运行 lungang nightly 生成草案，再由专人用 lungang publish 发布。',
    en: () =>
      'There is no such plan yet. Make a draft with lungang nightly and have a person publish it with lungang publish.',
  },
  'plan-refused': {
    'zh-CN': (f: { findings: number; first: Message }) =>
      `保存的方案没有通过重新核验（${f.findings} 处不符），可能由另一版本的程序做成。第一处：${f.first.in('zh-CN')}`,
    en: (f: { findings: number; first: Message }) =>
      `The plan in the store was refused when it was verified again (findings: ${f.findings}); another version of the program may have made it. The first: ${f.first.in('en')}`,
  },
  'hook-failed': {
    'zh-CN': (f: { status: number | null }) =>
      `通知命令没有成功（${f.status === null ? '没有启动或超时' : `退出码 ${f.status}`}）；当夜小结已写好，不影响草案。`,
    en: (f: { status: number | null }) =>
      `The hook failed (${f.status === null ? 'not started, or out of time' : `exit code ${f.status}`}); the summaries are written, and the draft is not affected.`,
  },
  sealed: {
    'zh-CN': (f: { plan: string; file: string; digest: string }) =>
      `方案 ${f.plan} 已封存为 ${f.file}，校验码 ${f.digest}`,
    en: (f: { plan: string; file: string; digest: string }) =>
      `Plan ${f.plan} is sealed in ${f.file}, digest ${f.digest}`,
  },
  'bundle-accepted': {
    'zh-CN': () => '封存完好：由封存的输入重新计算，得到的方案和证书与封存的逐字节相同。',
    en: () =>
      'The seal is whole: planned anew from the sealed inputs, plan and certificate have the very bytes that were sealed.',
  },
  'bundle-refused': {
    'zh-CN': (f: { findings: number }) => `封存核验不通过：共 ${f.findings} 处不符。`,
    en: (f: { findings: number }) => `Refused: ${f.findings} finding${f.findings === 1 ? '' : 's'}.`,
  },
  'bundle-more': {
    'zh-CN': (f: { more: number }) => `……另有 ${f.more} 处（全部内容用 --json 输出）`,
    en: (f: { more: number }) => `… and ${f.more} more (--json prints every one)`,
  },
  'verify-needs': {
    'zh-CN': () => '缺少参数：请指明名册和 --policy，或用 --bundle 指明封存文件。',
    en: () => 'Name the roster and --policy, or a sealed bundle with --bundle.',
  },
  'bundle-part': {
    'zh-CN': (f: { part: string }) => `封存之后被改动，或读不出来：${f.part}`,
    en: (f: { part: string }) => `changed since it was sealed, or not readable: ${f.part}`,
  },
  'bundle-unfit': {
    'zh-CN': (f: { at: string; message: Message }) => `${f.at}：${f.message.in('zh-CN')}`,
    en: (f: { at: string; message: Message }) => `${f.at}: ${f.message.in('en')}`,
  },
  'bundle-bytes': {
    'zh-CN': (f: { file: string }) =>
      `${f.file}：封存的数据与重新计算的相同，但字节不同（被重新保存过，或同一项写了两次）`,
    en: (f: { file: string }) =>
      `${f.file}: the sealed data are those planned anew, but not the bytes (written again by something else, or a key twice)`,
  },
  'bundle-version': {
    'zh-CN': (f: { sealed: string; here: string }) =>
      `封存时的程序版本是 ${f.sealed}，本程序是 ${f.here}：逐字节相同只在同一版本下保证`,
    en: (f: { sealed: string; here: string }) =>
      `sealed by version ${f.sealed} of the program, this is ${f.here}: the same bytes are promised by the same version only`,
  },
  'bundle-differs': {
    'zh-CN': (f: { file: string; at: string; sealed: string; found: string }) =>
      `${f.file} ${f.at}：封存的是 ${f.sealed}，重新计算得到 ${f.found}`,
    en: (f: { file: string; at: string; sealed: string; found: string }) =>
      `${f.file} ${f.at}: sealed ${f.sealed}, planned anew ${f.found}`,
  },
  'bundle-unfinished': {
    'zh-CN': () =>
      '封存的方案因时间限制提前结束，不能逐字节重算。封存的各部分校验码相符；方案本身可用 lungang verify 核验。',
    en: () =>
      'The sealed plan was ended early by a limit and cannot be made again byte by byte. The digests of its parts agree; the plan itself can be checked with lungang verify.',
  },
  'bundle-no-plan': {
    'zh-CN': () => '由封存的输入重新计算，没有得到方案。',
    en: () => 'Planned anew from the sealed inputs, no plan came out.',
  },
  scheduled: {
    'zh-CN': (f: { exit: number | null; next: string }) =>
      `${f.exit === null ? '' : `夜间重排结束，退出码 ${f.exit}；`}下一次：${f.next}`,
    en: (f: { exit: number | null; next: string }) =>
      `${f.exit === null ? '' : `The night ended with exit code ${f.exit}; `}next: ${f.next}`,
  },
  'nothing-imported': {
    'zh-CN': () => '还没有导入名册。请先运行 lungang import 名册 --into 数据文件夹。',
    en: () => 'No roster was imported yet. Run lungang import ROSTER --into DIR first.',
  },
  exported: {
    'zh-CN': (f: { out: string; plan: string | null }) =>
      `已导出到 ${f.out}：当前名册${f.plan === null ? '' : `和方案 ${f.plan}`}。`,
    en: (f: { out: string; plan: string | null }) =>
      `Exported to ${f.out}: the current roster${f.plan === null ? '' : ` and plan ${f.plan}`}.`,
  },
});
