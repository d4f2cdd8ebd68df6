/**
 * Who counts as eligible, who may go besides, and what decides among equal plans: in words, for whoever checks a number
 * by hand.
 */
import type { Lang } from '../messages/message.ts';
import type { Settings } from '../policy/policy.ts';
import { t, type Text } from './words.ts';

interface Explanation {
  readonly item: string;
  readonly value: string;
}

/** Age caps, and kinds of groups for which something else is set. */
const besides = ({ ageCaps, kinds }: Settings): Text => {
  const apart = Object.entries(kinds ?? {}).some(
    ([, own]) => own.tenureYears !== undefined || own.retireYears !== undefined || own.ageCaps !== undefined,
  );
  return t(
    `${ageCaps === undefined ? '' : '，年龄未达到政策规定的上限'}${apart ? '；个别类型的集团另有规定，见政策参数' : ''}`,
    `${ageCaps === undefined ? '' : ', below the age cap of the policy'}${apart ? '; groups of some kinds have terms of their own, see the parameters' : ''}`,
  );
};

const explanations = (settings: Settings): readonly (readonly [Text, Text])[] => {
  const { tenureYears, retireYears } = settings;
  const more = besides(settings);
  return [
    [
      t('符合交流条件的教师', 'Eligible teachers'),
      t(
        `每学年按9月情况认定：在职在岗、在编，职务为教师或中层干部，在现单位任教满${tenureYears}年，距退休或离岗多于${retireYears}年，未免除交流，服务期已满，没有正在进行的交流，规划期内也没有期满返回或已安排过的交流${more['zh-CN']}`,
        `As of September of each school year: in service and present, on establishment, a teacher or mid-level leader, at least ${tenureYears} years at the present school, more than ${retireYears} years before retirement or leaving, not exempt, any agreed service ended, on no posting, and neither back from one nor posted earlier within the horizon${more.en}`,
      ),
    ],
    [
      t('免除交流', 'Exempt'),
      t(
        '免除期内不算符合交流条件，不计入比例的基数；免除期满后恢复计入',
        'While exempt, somebody is not eligible and left out of the base of shares; counted again afterwards',
      ),
    ],
    [
      t('自愿交流', 'Volunteers'),
      t(
        '在职在岗、在编的教师和中层干部自愿交流的，不符合年限等条件也可派出；填了意愿学校的，只视为自愿到这些学校；自愿交流为“是”而没有填意愿学校的，到哪里都视为自愿；派出后计入交流人数，但不因此计入“符合交流条件”的基数',
        'Teachers and mid-level leaders in service, present and on establishment may go as volunteers although not eligible: to the schools they named as wishes, or to any where they volunteered and named none; they then count among those who start, but not in the base of eligible teachers',
      ),
    ],
    [
      t('指定人员', 'Pins'),
      t(
        '指定“必须交流”“指定到”的，不符合交流条件或免除交流也予安排，备注中注明，派出后计入交流人数，但不因此计入“符合交流条件”的基数；指定“不得交流”的不安排，但符合交流条件的仍计入基数',
        'Who is pinned to go goes although not eligible or exempt, and the remarks say so: counted among those who start, but not in the base of eligible teachers; who is pinned to stay is not posted, yet stays in the base if eligible',
      ),
    ],
    [
      t('同等方案的取舍', 'Among equal plans'),
      t(
        '各级目标数值都相同的方案可能不止一个，政策上不分优劣，取哪一个由抽签号（--seed）决定；版本、名册、政策和种子都相同，结果就相同',
        'Several plans may be equal in every aim; none of them is better, and the seed (--seed) decides which is taken: the same version, roster, policy and seed give the same plan',
      ),
    ],
  ];
};

/** One line each for eligibility, exemption, volunteers, pins and ties. */
export const explanationLines = (settings: Settings, lang: Lang): readonly Explanation[] =>
  explanations(settings).map(([item, value]) => ({ item: item[lang], value: value[lang] }));
