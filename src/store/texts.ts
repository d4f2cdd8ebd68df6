/** Sentences of the store. */
import { messages, type Words } from '../messages/message.ts';

export const texts = messages({
  'store-newer': {
    'zh-CN': (f: { found: number; known: number }) =>
      `这个数据库由更新版本的程序写成（格式 ${f.found}，本程序到 ${f.known}）。请换用更新的程序；没有改动任何内容。`,
    en: (f: { found: number; known: number }) =>
      `This database was written by a later program (form ${f.found}; this one knows up to ${f.known}). Use the later program; nothing was changed.`,
  },
  'store-none': {
    'zh-CN': (f: { where: string }) => `${f.where} 里没有轮岗数据。请先运行 lungang init。`,
    en: (f: { where: string }) => `There is no store in ${f.where}. Run lungang init first.`,
  },
  'store-busy': {
    'zh-CN': () => '数据库正被另一个程序占用，等候后仍未空出。请稍后再试；没有改动任何内容。',
    en: () => 'The database is in use by another program and did not come free. Try again later; nothing was changed.',
  },
  'store-full': {
    'zh-CN': () => '磁盘空间不足，数据库无法写入：这一步没有执行，以前确认的内容都在。请腾出空间后重新运行。',
    en: () =>
      'The disk is full and the database cannot be written: this step was not done, all that was acknowledged before is there. Free some space and run again.',
  },
  'store-io': {
    'zh-CN': (f: { detail: string }) =>
      `磁盘读写出错（${f.detail}），常见原因是空间不足：这一步没有执行，以前确认的内容都在。请检查磁盘后重新运行。`,
    en: (f: { detail: string }) =>
      `The disk failed to read or write (${f.detail}), mostly because it is full: this step was not done, all that was acknowledged before is there. Look at the disk and run again.`,
  },
  'store-read-only': {
    'zh-CN': () => '数据库只读，无法写入：请检查文件夹和文件的权限，以及磁盘是否只读。没有改动任何内容。',
    en: () =>
      'The database cannot be written: look at the permissions of folder and files, and whether the disk is read-only. Nothing was changed.',
  },
  'store-damaged': {
    'zh-CN': (f: { detail: string }) =>
      `数据库文件已损坏（${f.detail}）。没有改动任何内容：请把整个数据文件夹另存一份，再用 lungang restore 从最近的备份恢复到新文件夹。`,
    en: (f: { detail: string }) =>
      `The database is damaged (${f.detail}). Nothing was changed: keep a copy of the whole data folder, then restore the latest backup into a new folder with lungang restore.`,
  },
  'store-unreachable': {
    'zh-CN': (f: { reason: Words }) => `无法打开数据库：${f.reason['zh-CN']}。没有改动任何内容。`,
    en: (f: { reason: Words }) => `The database cannot be opened: ${f.reason.en}. Nothing was changed.`,
  },
  'store-password': {
    'zh-CN': () =>
      '数据库拒绝登录。密码不存放在数据文件夹里：请用环境变量 PGPASSWORD 或 ~/.pgpass 提供。没有改动任何内容。',
    en: () =>
      'The database refuses the login. Passwords are not kept in the data folder: give it in PGPASSWORD or ~/.pgpass. Nothing was changed.',
  },
  'backup-odd': {
    'zh-CN': (f: { file: string; line: number; at: string }) =>
      `备份 ${f.file} 第 ${f.line} 行的内容不合格式（${f.at}），不是本程序写出的备份；没有恢复任何内容。`,
    en: (f: { file: string; line: number; at: string }) =>
      `Line ${f.line} of the backup ${f.file} holds what no backup can (${f.at}): this program did not write it; nothing was restored.`,
  },
  'backup-unfit': {
    'zh-CN': (f: { table: string }) => `备份中 ${f.table} 的各行互相矛盾，不是本程序写出的备份；没有恢复任何内容。`,
    en: (f: { table: string }) =>
      `Rows of ${f.table} in the backup contradict each other: this program did not write it; nothing was restored.`,
  },
  'ledger-broken': {
    'zh-CN': (f: { seq: number }) =>
      `操作记录在第 ${f.seq} 条断开：内容与校验码不符，说明数据库被程序以外的手段改动过。请停止使用，并与备份核对。`,
    en: (f: { seq: number }) =>
      `The ledger breaks at entry ${f.seq}: content and digest differ, so the database was changed by something other than this program. Stop using it and compare it with a backup.`,
  },
  'blob-broken': {
    'zh-CN': (f: { digest: string }) => `数据库中校验码为 ${f.digest} 的内容缺失或被改动。请停止使用，并与备份核对。`,
    en: (f: { digest: string }) =>
      `What the database keeps under ${f.digest} is missing or was changed. Stop using it and compare it with a backup.`,
  },
  'run-fenced': {
    'zh-CN': () => '本次运行期间，另一次运行接管了这份数据；本次结果没有写入。请重新运行。',
    en: () => 'Another run took this store over meanwhile; this result was not written. Run again.',
  },
  'draft-unknown': {
    'zh-CN': (f: { id: string; draft: string | null }) =>
      `没有编号为 ${f.id} 的方案草案。${f.draft === null ? '目前没有待发布的草案。' : `待发布的草案是 ${f.draft}。`}`,
    en: (f: { id: string; draft: string | null }) =>
      `There is no draft ${f.id}. ${f.draft === null ? 'No draft waits to be published.' : `The draft that waits is ${f.draft}.`}`,
  },
  'draft-not-draft': {
    'zh-CN': (f: { id: string; published: boolean }) =>
      f.published ? `方案 ${f.id} 已经发布，无需再发布。` : `方案 ${f.id} 已被后来的方案取代，不能发布。`,
    en: (f: { id: string; published: boolean }) =>
      f.published
        ? `Plan ${f.id} is published already.`
        : `Plan ${f.id} was superseded by a later one and cannot be published.`,
  },
  'draft-stale': {
    'zh-CN': (f: { id: string }) =>
      `草案 ${f.id} 是按较早的名册或较早发布的方案做的，不能发布。请先运行 lungang nightly 生成新的草案。`,
    en: (f: { id: string }) =>
      `Draft ${f.id} was made against an earlier roster or an earlier published plan and cannot be published. Run lungang nightly for a new draft first.`,
  },
  'backup-damaged': {
    'zh-CN': (f: { file: string }) => `备份文件 ${f.file} 不完整或被改动过，没有恢复任何内容。`,
    en: (f: { file: string }) => `The backup ${f.file} is incomplete or was changed; nothing was restored.`,
  },
  'store-filled': {
    'zh-CN': (f: { where: string }) => `${f.where} 里已有轮岗数据，不能再次建立或恢复到那里。`,
    en: (f: { where: string }) => `There is a store in ${f.where} already; nothing can be set up or restored there.`,
  },
});
