/** Column names of attributes that the law protects or that stand for one, words joined by `_`. */
const PROTECTED = new Set([
  'sex',
  'gender',
  'race',
  'ethnicity',
  'ethnic_group',
  'religion',
  'nationality',
  'national_origin',
  'native_country',
  'citizenship',
  'immigration_status',
  'marital_status',
  'pregnant',
  'pregnancy',
  'disability',
  'sexual_orientation',
  'skin_tone',
  'skin_color',
  'veteran',
  'political_affiliation',
  'union_member',
  'age',
  'age_group',
  'date_of_birth',
  'dob',
]);
/** Attributes of things, of plants and of laboratory animals too, so not enough by themselves. */
const WEAK = new Set(['age', 'age_group', 'sex']);

/** The column is named after a protected attribute: `Marital Status`, `native-country`; not `building_age`. */
export function isProtected(column: string): boolean {
  return PROTECTED.has(words(column));
}

export function isWeaklyProtected(column: string): boolean {
  return WEAK.has(words(column));
}

function words(column: string): string {
  return column
    .trim()
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[-\s.]+/g, '_');
}
