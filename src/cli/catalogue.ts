/**
 * What the list of commands says of each, in the order of the list. Told without loading the commands: one of them brings
 * its libraries with it.
 */
export interface CatalogueEntry {
  /** Its arguments, as in the list: `<data>`. */
  readonly takes: string;
  /** In both languages. */
  readonly does: string;
  /** Commands of its own instead of options. */
  readonly family?: true;
}

export const CATALOGUE = {
  desk: {
    takes: '',
    does: '打开本机工作台：在浏览器里导入名册、求解、审阅、下载材料 · open the desk on this machine: import, plan, review and take documents away in a browser',
  },
  plan: {
    takes: '<data>',
    does: '生成三年交流轮岗方案 · make a three-year rotation plan',
  },
  batch: {
    takes: '<file>',
    does: '逐个规划清单中的县区，可中断后接着做 · plan the counties of a list one after another; can be stopped and gone on with',
  },
  validate: {
    takes: '<data>',
    does: '检查名册，一次列出全部问题 · check a roster and tell every problem at once',
  },
  import: {
    takes: '<data>',
    does: '读取本单位现有的工作簿，说明识别结果，写出标准表 · read an officer’s own files, tell what was understood, write canonical tables',
  },
  template: {
    takes: '',
    does: '写出一个空的名册工作簿，带下拉列表和填表说明 · write an empty workbook with drop-down lists and notes',
  },
  verify: {
    takes: '[data]',
    does: '用名册和政策独立核验 plan.json · check a plan.json against roster and policy',
  },
  documents: {
    takes: '<data>',
    does: '由方案生成公示名单、花名册、通知书等文书 · the documents of the procedure from a plan',
  },
  explain: {
    takes: '<data>',
    does: '说明方案的理由：为何是我、为何不是我、换人的代价 · the reasons of a plan: why me, why not me, what another choice would cost',
  },
  scenario: {
    takes: '',
    does: '假设分析：规则或名册若有变化，方案会怎样 · what if: how the plan would change with a rule or the roster',
    family: true,
  },
  sample: {
    takes: '',
    does: '生成虚构的示例名册 · draw a made-up roster',
  },
  policies: {
    takes: '',
    does: '内置政策方案；自编方案的初稿 · the policy packs; a file of one’s own to begin with',
    family: true,
  },
  init: {
    takes: '<dir>',
    does: '建立数据文件夹，供夜间重排使用 · set up a data folder for nightly re-planning',
  },
  status: {
    takes: '<dir>',
    does: '数据文件夹的现状：名册版本、已发布方案、草案、变动；同时核对操作记录 · what stands in a data folder; checks the ledger',
  },
  nightly: {
    takes: '<dir>',
    does: '夜间重排：读取人员变动，只重排受影响的部分，生成草案；不会自动发布 · read staff changes, re-plan what they touch, leave a draft; publishes nothing',
  },
  publish: {
    takes: '<dir>',
    does: '由专人发布一份草案，取代已发布的方案 · a person publishes a draft; it supersedes the plan in force',
  },
  export: {
    takes: '<dir>',
    does: '导出当前名册（CSV）和一份方案的全部报告 · write the current roster as CSV and a plan with all its reports',
  },
  backup: {
    takes: '<dir> <file>',
    does: '备份数据文件夹的全部内容；先核对操作记录 · back up all that the store holds; the ledger is checked first',
  },
  restore: {
    takes: '<file> <dir>',
    does: '从备份恢复到一个新的数据文件夹 · restore a backup into a new data folder',
  },
  seal: {
    takes: '<dir> <file>',
    does: '把一份方案连同全部输入、政策、种子、版本和证书封存为一个文件 · seal a plan with its inputs, policy, seed, version and certificate in one file',
  },
  schedule: {
    takes: '<dir>',
    does: '每天定时运行夜间重排，直到被停止 · run the nightly job every day until stopped',
  },
  stability: {
    takes: '<dir>',
    does: '稳定曲线：已公布的名单最多变动 0、1、2……个名额时的最好方案，以及拐点 · the best plan with at most 0, 1, 2, … moved names, and the knee',
  },
  vacancy: {
    takes: '<dir>',
    does: '一处空缺谁能补上，变动最小的在前 · who could fill one vacancy, the least change first',
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;

export type CommandName = keyof typeof CATALOGUE;
