/** Why a rule of the policy has no evidence. */
import { messages } from '../messages/message.ts';

export const texts = messages({
  'evidence-differs': {
    'zh-CN': () => '重新核对的结果与 plan.json 不一致，请人工核对',
    en: () => 'Checking again gives other rows than plan.json has; check it by hand',
  },
  'evidence-no-groups': {
    'zh-CN': () => '名册中没有适用的集团类型',
    en: () => 'The roster has no group of the kinds concerned',
  },
  'evidence-no-places': {
    'zh-CN': () => '没有找到可核对的集团、学校或人员，原因不明，请人工核对',
    en: () => 'No group, school or person was found to check, for no known reason; check it by hand',
  },
  'evidence-failed': {
    'zh-CN': (f: { reason: string }) => `核对时程序出错（${f.reason}），请人工核对`,
    en: (f: { reason: string }) => `The check failed (${f.reason}); check it by hand`,
  },
});
