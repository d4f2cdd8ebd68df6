/** Sentences of `desk`. */
import { messages } from '../../messages/message.ts';

export const deskWords = messages({
  'desk-open-at': {
    'zh-CN': (f: { url: string; dir: string }) =>
      `工作台已打开：${f.url}\n数据保存在：${f.dir}\n只有这台电脑上的人能打开它，打开时不问姓名和密码。按 Ctrl-C 关闭；没有做完的求解下次打开时接着做。`,
    en: (f: { url: string; dir: string }) =>
      `The desk is open: ${f.url}\nThe data is kept in: ${f.dir}\nOnly people at this machine can reach it; nobody is asked for a name or a password. Ctrl-C closes it; work that is not done is taken up the next time.`,
  },
  'desk-open-to-all': {
    'zh-CN': (f: { url: string; dir: string; tls: boolean }) =>
      `注意：工作台对网络上所有能连到这台电脑的人开放，不问姓名和密码${f.tls ? '' : '，并且不加密'}。\n工作台已打开：${f.url}\n数据保存在：${f.dir}\n按 Ctrl-C 关闭。`,
    en: (f: { url: string; dir: string; tls: boolean }) =>
      `Mind: whoever can reach this machine over the network can open the desk, without a name or a password${f.tls ? '' : ', and nothing is encrypted'}.\nThe desk is open: ${f.url}\nThe data is kept in: ${f.dir}\nCtrl-C closes it.`,
  },
  'desk-not-loopback': {
    'zh-CN': (f: { address: string }) =>
      `工作台还没有账户：在 ${f.address} 上打开，网络上的人不用密码就能看到全部名单。请只在本机打开（不加 --listen）；确实要这样做，加 --i-know-it-is-open。`,
    en: (f: { address: string }) =>
      `The desk has no accounts yet: opened at ${f.address}, everybody on the network sees every list without a password. Open it on this machine only (without --listen), or add --i-know-it-is-open.`,
  },
  'desk-port-taken': {
    'zh-CN': (f: { port: number }) =>
      `端口 ${f.port} 已被占用：也许工作台已经打开。请用 --port 换一个，--port 0 自动选择。`,
    en: (f: { port: number }) =>
      `Port ${f.port} is taken: perhaps a desk is open already. Choose another with --port; --port 0 finds a free one.`,
  },
  'desk-address-wrong': {
    'zh-CN': (f: { address: string; detail: string }) => `不能在 ${f.address} 上打开：${f.detail}。`,
    en: (f: { address: string; detail: string }) => `Cannot listen at ${f.address}: ${f.detail}.`,
  },
  'desk-tls-pair': {
    'zh-CN': () => '--tls-key 和 --tls-cert 须一起给出。',
    en: () => '--tls-key and --tls-cert go together.',
  },
  'desk-tls-unreadable': {
    'zh-CN': (f: { file: string }) => `读不出证书文件 ${f.file}。`,
    en: (f: { file: string }) => `Cannot read ${f.file}.`,
  },
  'desk-built': {
    'zh-CN': (f: { folder: string }) => `页面已生成：${f.folder}`,
    en: (f: { folder: string }) => `The page is built: ${f.folder}`,
  },
  'desk-not-built': {
    'zh-CN': (f: { detail: string }) => `页面未能生成：${f.detail}`,
    en: (f: { detail: string }) => `The page could not be built: ${f.detail}`,
  },
});
