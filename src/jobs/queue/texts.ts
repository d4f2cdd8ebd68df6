/** Sentences of the queue. */
import { messages } from '../../messages/message.ts';

export const queueTexts = messages({
  'job-lost': {
    'zh-CN': (f: { attempts: number }) =>
      `这项工作试了 ${f.attempts} 次，运行它的程序每次都中途退出，没有结果。请看电脑内存是否足够；再试一次，仍不行请联系维护人员。`,
    en: (f: { attempts: number }) =>
      `This work was begun ${f.attempts} times, and each time its process ended on the way without a result. See whether the machine has enough memory; try again, and if it fails once more ask whoever keeps the program.`,
  },
  'job-broken': {
    'zh-CN': (f: { detail: string }) => `程序出错，没有结果：${f.detail}。这是程序的缺陷，请报告给维护人员。`,
    en: (f: { detail: string }) =>
      `The program failed, there is no result: ${f.detail}. This is a defect, please report it.`,
  },
});
