export const AGE_GROUPS = ['TEENS', 'TWENTIES', 'THIRTIES', 'FORTIES_UP'] as const;
export type AgeGroup = (typeof AGE_GROUPS)[number];

/** Completed years of life on a calendar date, both `YYYY-MM-DD`; one born on 29 February grows older on 1 March. */
export function ageOn(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** The age group on a date: up to 19, 20 to 29, 30 to 39, 40 and more (`AgeGroup` in the contract). */
export function ageGroupOf(birthDate: string, today: string): AgeGroup {
  const age = ageOn(birthDate, today);
  if (age < 20) return 'TEENS';
  if (age < 30) return 'TWENTIES';
  return age < 40 ? 'THIRTIES' : 'FORTIES_UP';
}
