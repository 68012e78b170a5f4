/** 1250.5 → 1,250.5: grouping only, the digits stay the ones of the record. */
export function amount(decimal: string): string {
  const [whole = '', rest] = decimal.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}
