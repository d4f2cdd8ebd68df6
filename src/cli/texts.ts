/** Sentences of the command line. */
import type { Plan } from '../domain/plan.ts';
import { messages, type Message, type Lang } from '../messages/message.ts';

type Reason = Readonly<Record<Lang, string>>;
type Counts = { errors: number; warnings: number; notices: number };
type Sampled = { out: string; groups: number; schools: number; teachers: number; policy: string; year: number };
type PinFacts = {
  teacher: string;
  name: string;
  kind: Record<Lang, string>;
  school: string | null;
  year: number | null;
  reason: string;
};

export const texts = messages({
  'out-filled': {
    'zh-CN': (f: { out: string }) =>
      `输出文件夹 ${f.out} 里已有内容。请换一个文件夹，或加 --replace 用新结果整个替换它。`,
    en: (f: { out: string }) =>
      `The output folder ${f.out} is not empty. Name another one, or add --replace to have all of it replaced by the new result.`,
  },
  'out-not-folder': {
    'zh-CN': (f: { out: string }) => `${f.out} 不是文件夹，不能用来存放结果。`,
    en: (f: { out: string }) => `${f.out} is not a folder, so that no result can go there.`,
  },
  'out-precious': {
    'zh-CN': (f: { out: string; inside: string }) =>
      `不能把结果写到 ${f.out}：替换它会连同其中的 ${f.inside} 一起删掉。请在别处指定一个专门存放结果的文件夹。`,
    en: (f: { out: string; inside: string }) =>
      `Results cannot go to ${f.out}: replacing it would delete ${f.inside}. Name a folder of its own for results.`,
  },
  'out-mount': {
    'zh-CN': (f: { out: string }) => `${f.out} 是单独挂载的磁盘，无法整体替换。请指定它下面的一个子文件夹。`,
    en: (f: { out: string }) =>
      `${f.out} is a disk mounted of its own and cannot be replaced as a whole. Name a folder inside it.`,
  },
  'out-busy': {
    'zh-CN': (f: { out: string; pid: number; host: string; lock: string }) =>
      `另一次运行（${f.host} 上的进程 ${f.pid}）正在写 ${f.out}。请等它结束，或换一个输出文件夹。如果确知它已不在运行，可删除 ${f.lock}。`,
    en: (f: { out: string; pid: number; host: string; lock: string }) =>
      `Another run (process ${f.pid} on ${f.host}) is writing to ${f.out}. Wait for it, or name another folder. If you are sure that it no longer runs, delete ${f.lock}.`,
  },
  'out-lost': {
    'zh-CN': (f: { out: string }) =>
      `运行期间 ${f.out} 的锁文件被删除或被另一次运行接管，本次结果没有写入。请重新运行。`,
    en: (f: { out: string }) =>
      `The lock file of ${f.out} was removed or taken by another run meanwhile; this result was not written. Run again.`,
  },
  'out-failed': {
    'zh-CN': (f: { out: string; reason: Reason }) =>
      `无法写入 ${f.out}：${f.reason['zh-CN']}。请检查磁盘空间、权限，以及结果文件是否正在别的程序中打开。`,
    en: (f: { out: string; reason: Reason }) =>
      `Cannot write ${f.out}: ${f.reason.en}. Look at disk space and permissions, and whether a result file is open in another program.`,
  },
  bug: {
    'zh-CN': (f: { reason: string }) =>
      `程序内部出错，没有写入任何结果：${f.reason}。请把使用的命令和这一行反馈给维护者（加环境变量 DEBUG=1 可显示细节）。`,
    en: (f: { reason: string }) =>
      `Internal error, nothing was written: ${f.reason}. Please report the command and this line (DEBUG=1 in the environment shows details).`,
  },
  'nul-in-argument': {
    'zh-CN': () => '参数或路径中含有空字符（NUL），不能用作文件名。请检查命令是由什么程序拼出的。',
    en: () => 'An argument or path holds the sign NUL, which no file name can. Look at what put the command together.',
  },
  'bad-input': {
    'zh-CN': (f: { errors: number }) => `共 ${f.errors} 处错误，没有写入任何结果。`,
    en: (f: { errors: number }) => `${f.errors} error${f.errors === 1 ? '' : 's'}; nothing was written.`,
  },
  'validate-result': {
    'zh-CN': (f: Counts) =>
      f.errors === 0
        ? `名册可用：没有错误，${f.warnings} 处需注意，${f.notices} 条提示。`
        : `名册有 ${f.errors} 处错误，改正后才能规划（另有 ${f.warnings} 处需注意，${f.notices} 条提示）。`,
    en: (f: Counts) =>
      f.errors === 0
        ? `The roster can be used: no errors, warnings: ${f.warnings}, notices: ${f.notices}.`
        : `Errors that must be mended before planning: ${f.errors} (warnings: ${f.warnings}, notices: ${f.notices}).`,
  },
  'certificate-differs': {
    'zh-CN': (f: { file: string }) =>
      `方案旁边的 ${f.file} 与由本方案重新生成的证书不一致：可能被改动过，或来自另一次计算；请删除它，或重新生成方案`,
    en: (f: { file: string }) =>
      `the ${f.file} beside the plan is not the one that this plan gives: it was changed, or comes from another run; remove it or make the plan again`,
  },
  'plan-bytes-differ': {
    'zh-CN': (f: { file: string; named: string; found: string }) =>
      `方案旁边的 ${f.file} 写明的 plan.json 校验码是 ${f.named}，而这个文件的校验码是 ${f.found}：数据相同，但文件被重新保存过；请用原来的文件，或重新生成方案`,
    en: (f: { file: string; named: string; found: string }) =>
      `the ${f.file} beside the plan names a plan.json with the digest ${f.named}, this file has ${f.found}: the data are the same, but the file was written anew; use the original, or make the plan again`,
  },
  'verify-accepted': {
    'zh-CN': (f: { status: Plan['proof']['status'] }) =>
      `核验通过：各项规定与数值均由名册、政策和方案重新算出，完全相符。${f.status === 'optimal' ? '方案自称已证明最优，未重新验证' : '方案未自称最优，所写的可能的最好结果也未重新验证'}：文件中的可能的最好结果只核对其前后一致。`,
    en: (f: { status: Plan['proof']['status'] }) =>
      `Accepted: every rule and value was recomputed from roster, policy and plan, and agrees. ${f.status === 'optimal' ? 'That no plan is better is the plan’s own claim' : 'The plan does not claim to be the best; its lower bounds are its own claim'}, not proven again: the bounds in the file are only held to be consistent.`,
  },
  'verify-refused': {
    'zh-CN': (f: { findings: number }) => `核验不通过：共 ${f.findings} 处不符。`,
    en: (f: { findings: number }) => `Refused: ${f.findings} finding${f.findings === 1 ? '' : 's'}.`,
  },
  'verify-derived': {
    'zh-CN': (f: { findings: number }) =>
      `此外，下列数据按名册、政策和名单重算后不符（共 ${f.findings} 处；全部内容用 --json 输出）：`,
    en: (f: { findings: number }) =>
      `Besides, these derived values do not follow from roster, policy and postings (${f.findings} in all; --json prints every one):`,
  },
  'verify-derived-kind': {
    'zh-CN': (f: { part: Record<Lang, string>; findings: number }) => `  ${f.part['zh-CN']}：${f.findings} 处`,
    en: (f: { part: Record<Lang, string>; findings: number }) => `  ${f.part.en}: ${f.findings}`,
  },
  'verify-derived-rest': {
    'zh-CN': (f: { rest: number }) => `    ……另有 ${f.rest} 处`,
    en: (f: { rest: number }) => `    … and ${f.rest} more`,
  },
  'explain-one-question': {
    'zh-CN': (f: { asked: number; questions: string }) =>
      `${f.asked === 0 ? '请指明要说明什么' : '一次只说明一件事'}：${f.questions}。`,
    en: (f: { asked: number; questions: string }) =>
      `${f.asked === 0 ? 'Say what is to be explained' : 'One question at a time'}: ${f.questions}.`,
  },
  'explain-needs-plan': {
    'zh-CN': () =>
      '请用 --plan 指明要说明的 plan.json（还没有方案时，只有部分问题可以回答，须用 --from 指明第一学年）。',
    en: () =>
      'Name the plan.json with --plan (where there is none yet only some questions can be answered; name the first school year with --from).',
  },
  'plan-not-read': {
    'zh-CN': (f: { file: string; why: Message }) => `无法读取方案文件 ${f.file}：${f.why.in('zh-CN')}。`,
    en: (f: { file: string; why: Message }) => `The plan ${f.file} cannot be read: ${f.why.in('en')}.`,
  },
  'beside-not-read': {
    'zh-CN': (f: { file: string; why: Message }) =>
      `无法读取与方案放在一起的文件 ${f.file}：${f.why.in('zh-CN')}；请删除它，或重新生成方案。`,
    en: (f: { file: string; why: Message }) =>
      `${f.file}, which lies beside the plan, cannot be read: ${f.why.in('en')}; remove it or make the plan again.`,
  },
  'beside-unreadable': {
    'zh-CN': (f: { file: string; reason: Reason }) =>
      `无法读取与方案放在一起的文件 ${f.file}：${f.reason['zh-CN']}；请删除它，或重新生成方案。`,
    en: (f: { file: string; reason: Reason }) =>
      `${f.file}, which lies beside the plan, cannot be read (${f.reason.en}); remove it or make the plan again.`,
  },
  'published-malformed': {
    'zh-CN': (f: { file: string }) => `${f.file} 不是完整的 plan.json，不能作为已公布的方案。`,
    en: (f: { file: string }) => `${f.file} is no whole plan.json and cannot stand for a published plan.`,
  },
  'plan-unreadable': {
    'zh-CN': (f: { file: string; reason: Reason }) =>
      `无法读取方案文件 ${f.file}：${f.reason['zh-CN']}。应为 UTF-8 编码的 plan.json。`,
    en: (f: { file: string; reason: Reason }) =>
      `The plan ${f.file} cannot be read: it must be a plan.json in UTF-8 (${f.reason.en}).`,
  },
  sampled: {
    'zh-CN': (f: Sampled) =>
      `已生成虚构名册 ${f.out}：${f.groups} 个集团、${f.schools} 所学校、${f.teachers} 名教师。可运行：\n  npm start -- plan ${f.out} --policy ${f.policy} --from ${f.year} --out ${f.out}-plan`,
    en: (f: Sampled) =>
      `Made-up roster in ${f.out}: groups ${f.groups}, schools ${f.schools}, teachers ${f.teachers}. Go on with:\n  npm start -- plan ${f.out} --policy ${f.policy} --from ${f.year} --out ${f.out}-plan`,
  },
  stopping: {
    'zh-CN': () => '正在停止，以目前最好的方案结束……（再按一次 Ctrl-C 立即退出，不写结果）',
    en: () => 'Stopping with the best plan so far … (Ctrl-C again leaves at once, without a result)',
  },
  'ended-early': {
    'zh-CN': (f: { ended: 'time' | 'stopped' }) =>
      `${f.ended === 'time' ? '已到时间限制' : '已按要求停止'}：这是到目前为止最好的方案，经核验有效，但未全部证明最优。`,
    en: (f: { ended: 'time' | 'stopped' }) =>
      `${f.ended === 'time' ? 'The time limit was reached' : 'Stopped as asked'}: this is the best plan so far, verified, though not proven best in every aim.`,
  },
  'no-plan': {
    'zh-CN': (f: { reason: 'time' | 'stopped' }) =>
      f.reason === 'time'
        ? '在时间限制内没有找到方案，没有写入任何结果。请用 --time-limit 放宽时间。'
        : '已停止，尚未找到方案，没有写入任何结果。',
    en: (f: { reason: 'time' | 'stopped' }) =>
      f.reason === 'time'
        ? 'No plan was found within the time limit; nothing was written. Allow more with --time-limit.'
        : 'Stopped before a plan was found; nothing was written.',
  },
  'pins-clash': {
    'zh-CN': (f: { pins: number }) =>
      `没有写入任何结果：下列 ${f.pins} 项指定不能同时满足，或与不得突破的规定冲突；撤销或修改其中任一项即可消除这处冲突：`,
    en: (f: { pins: number }) =>
      `Nothing was written: these pins (${f.pins}) cannot hold together or against the protections; withdrawing or changing any one of them ends this clash:`,
  },
  'engine-too-small': {
    'zh-CN': (f: { engine: string; size: number; limit: number }) =>
      `引擎 ${f.engine} 只适用于小集团（实测约 38 名教师以内）：本名册的问题规模为 ${f.size}，上限为 ${f.limit}。请改用 --solver highs，或加 --cross-check 让它只复核其中的小集团。`,
    en: (f: { engine: string; size: number; limit: number }) =>
      `${f.engine} serves small groups only (measured: up to about 38 teachers): this roster asks for ${f.size}, the limit is ${f.limit}. Use --solver highs, or add --cross-check to let it check just the small groups.`,
  },
  'cross-check': {
    'zh-CN': (f: { engine: string; parts: number; compared: number; tiers: number }) =>
      f.compared === 0
        ? `双引擎复核（${f.engine}）：没有复核任何部分，${f.parts} 个独立部分都过大或未在时限内算完；本方案没有第二个引擎的印证。`
        : `双引擎复核（${f.engine}）：${f.parts} 个独立部分中有 ${f.compared} 个规模适合并已复核，${f.tiers} 级目标的数值全部一致${f.compared < f.parts ? '；其余未复核' : ''}。`,
    en: (f: { engine: string; parts: number; compared: number; tiers: number }) =>
      f.compared === 0
        ? `Second engine (${f.engine}): nothing was compared; none of the ${f.parts} independent parts was small enough and solved in time, so that no second engine speaks for this plan.`
        : `Second engine (${f.engine}): of ${f.parts} independent parts ${f.compared} were small enough and compared; all ${f.tiers} tiers agree.${f.compared < f.parts ? ' The rest was not compared.' : ''}`,
  },
  'use-own-roster': {
    'zh-CN': (f: { roster: string }) => `这份方案依据的名册就在方案旁边，请改用 ${f.roster}`,
    en: (f: { roster: string }) => `The roster that this plan was made from lies beside it; use ${f.roster} instead`,
  },
  'ask-why': {
    'zh-CN': (f: { data: string; policy: string; plan: string }) =>
      `\n为什么不能全部达标：lungang explain ${f.data} --policy ${f.policy} --plan ${f.plan} --conflicts\n放宽什么、由谁批准：把 --conflicts 换成 --ways-out`,
    en: (f: { data: string; policy: string; plan: string }) =>
      `\nWhy not every hard rule can hold: lungang explain ${f.data} --policy ${f.policy} --plan ${f.plan} --conflicts\nWhat could be granted, by whom:  the same with --ways-out instead of --conflicts`,
  },
  'clash-against': {
    'zh-CN': (f: { each: boolean }) =>
      `与之冲突的不得突破的规定（${f.each ? '少了其中任一项' : '少了一项还不够，须全部放开'}，上述指定${f.each ? '就' : '才'}能满足）：`,
    en: (f: { each: boolean }) =>
      `What they run into (${f.each ? 'without any one of these protections' : 'only without all of these protections together'} the pins above could hold):`,
  },
  'clash-rule': {
    'zh-CN': (f: { title: Message; meaning: Message; places: readonly string[] }) =>
      `  - ${f.title.in('zh-CN')}：${f.meaning.in('zh-CN')}${f.places.length === 0 ? '' : `（冲突之处：${f.places.join('；')}）`}`,
    en: (f: { title: Message; meaning: Message; places: readonly string[] }) =>
      `  - ${f.title.in('en')}: ${f.meaning.in('en')}${f.places.length === 0 ? '' : ` (here: ${f.places.join('; ')})`}`,
  },
  pin: {
    'zh-CN': (f: PinFacts) =>
      `  - ${f.name}（${f.teacher}）${f.kind['zh-CN']}${f.school === null ? '' : `${f.school}`}，${f.year === null ? '任一学年' : `${f.year} 学年`}${f.reason === '' ? '' : `，理由：${f.reason}`}`,
    en: (f: PinFacts) =>
      `  - ${f.name} (${f.teacher}) ${f.kind.en}${f.school === null ? '' : ` ${f.school}`}, ${f.year ?? 'any year'}${f.reason === '' ? '' : `; reason: ${f.reason}`}`,
  },
});
