/**
 * Months are integers (12 · year + month − 1), so that ages, terms and tenures are plain subtractions.
 * School year `y` runs from 1 September `y` to 31 August `y + 1` (domain, section 1).
 */
export type Month = number;

export const monthOf = (year: number, month: number): Month => year * 12 + month - 1;

/** September of a school year: the month in which "who is where" is read, m(y). */
export const september = (schoolYear: number): Month => monthOf(schoolYear, 9);

/** `2027-09`. */
export function formatMonth(month: Month): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** Orders are written in summer: a month from July to September means the September (domain, section 1). */
export const asOrdered = (month: Month): Month =>
  month % 12 >= 6 && month % 12 <= 8 ? month - (month % 12) + 8 : month;

/**
 * How many months a posting lasts that a roster gives by its first and last month. Dated July to September, it begins
 * or ends with that September, which as a last month is not served; any other last month is.
 */
export const monthsServed = (from: Month, last: Month): number => {
  const end = asOrdered(last);
  return Math.max(0, (end % 12 === 8 ? end : last + 1) - asOrdered(from));
};

/** The first school year whose September is at or after `month`. */
export const firstSchoolYearAt = (month: Month): number => Math.ceil((month - 8) / 12);

/** The school year in which a posting begins that a roster dates so: from July on, that of the September to come. */
export const schoolYearBegun = (month: Month): number => Math.floor((month - 6) / 12);
