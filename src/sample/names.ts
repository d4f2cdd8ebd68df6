/**
 * Invented names of people and places. People: surnames about as frequent as in China, given names of one and two
 * characters, compound surnames, some rare characters that GBK cannot hold (they need GB18030). Places: made of two
 * characters chosen for their looks and away from well-known names; none is meant.
 */
import type { Sex } from '../domain/words.ts';
import type { Random } from './random.ts';

const SURNAMES =
  '王王王王王李李李李李张张张张刘刘刘刘陈陈陈陈杨杨杨黄黄赵赵吴吴周周徐徐孙孙马马朱朱胡胡郭郭何何林林高高罗罗郑郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文樊兰殷施洪翟安颜倪牛温鲁季俞章';
const COMPOUND = ['欧阳', '上官', '司马', '诸葛', '夏侯', '皇甫', '令狐'];
const GIVEN: Record<Sex, string> = {
  female:
    '静敏婷雪慧芳娟丽燕霞玲萍莉琳洁颖佳怡欣悦雯妍蕾薇倩瑶婧蓉菲岚茜媛璐艳红梅兰英秀云凤珍晓春秋月冰清雅文思梦语涵诗若心嘉宁安晴',
  male: '伟强磊军勇杰涛超明辉鹏斌波宇浩凯健俊飞林峰刚亮东平建国志海文武龙晨旭阳博泽子轩昊天佑嘉铭正毅诚信义仁德宏远翔晖',
};
/** The first is in GBK's successor only, the last two lie outside the basic plane. */
const RARE = ['䶮', '㛃', '喆', '堃', '𬭎', '𬱖'];

export type NameMaker = (random: Random, sex: Sex) => string;

/** Draws names one after another; now and then one that is already taken, because namesakes exist. */
export function nameMaker(): NameMaker {
  const taken: string[] = [];
  return (random, sex) => {
    const name = taken.length > 20 && random.chance(1) ? random.pick(taken) : draw(random, sex);
    taken.push(name);
    return name;
  };
}

function draw(random: Random, sex: Sex): string {
  const surname = random.chance(1) ? random.pick(COMPOUND) : random.pick([...SURNAMES]);
  const given = [...GIVEN[sex]];
  const first = random.chance(2) ? random.pick(RARE) : random.pick(given);
  return surname + first + (random.chance(22) ? '' : random.pick(given));
}

const PLACE_HEAD = '云青松明芦霁竹岚枫稻鹭月栖澄葭砚桐溪霜雁';
const PLACE_TAIL = '禾澜岫渚汀涧香陂墟埭沚皋畈榭汐菀荻篱';

/** A place name that no other school of the roster has: `index` counts schools from 0. */
export function placeName(seed: number, index: number): string {
  const heads = [...PLACE_HEAD];
  const tails = [...PLACE_TAIL];
  const all = heads.length * tails.length;
  // 127 and `all` have no common divisor, so 360 schools in a row have 360 different names, both characters changing.
  const at = ((((index + (seed % all)) * 127) % all) + all) % all;
  const more = index < all ? '' : tails[Math.floor(index / all) % tails.length]!;
  return heads[at % heads.length]! + more + tails[Math.floor(at / heads.length) % tails.length]!;
}
