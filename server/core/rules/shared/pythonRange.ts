/** Whether a range of Python versions allows a minor version at all, whatever its patch release; true where it cannot be read. */
export function allowsPython(range: string, minor: string): boolean {
  const own = numbers(minor);
  if (range.includes('|') || own.length !== 2) return true;
  return range.split(',').every((each) => {
    const [, operator = '', version = ''] = /^\s*(===|==|~=|!=|<=|>=|\^|~|<|>)?\s*(\d[\d.]*)(?:\.\*)?\s*$/.exec(each) ?? [];
    const wanted = numbers(version);
    if (wanted.length < 2) return wanted[0] === undefined || operator === '!=' || operator === '>=' || wanted[0] <= 3;
    const order = own[0]! - wanted[0]! || own[1]! - wanted[1]!;
    switch (operator) {
      case '>=':
        return order >= 0;
      case '>':
        // `>3.12` leaves no patch release of 3.12, `>3.12.1` leaves some.
        return wanted.length > 2 ? order >= 0 : order > 0;
      case '<':
        return wanted.length > 2 && wanted[2]! > 0 ? order <= 0 : order < 0;
      case '<=':
        return order <= 0;
      case '':
      case '==':
      case '===':
      case '~':
        return order === 0;
      case '~=':
        return wanted.length > 2 ? order === 0 : order >= 0 && own[0] === wanted[0];
      case '^':
        return order >= 0 && own[0] === wanted[0];
      default:
        return true;
    }
  });
}

function numbers(version: string): number[] {
  return version.split('.').filter(Boolean).map(Number);
}
