/** The exchange rate that every place of the policy's own rule keeps in every year. */
import { t } from '../../../report/words.ts';
import { exchangeRate } from '../../../rules/exchange-rate.ts';
import { shareMeasure } from './share.ts';

export const rateMeasure = shareMeasure('exchange-rate', t('交流比例', 'Exchange rate'), exchangeRate);
