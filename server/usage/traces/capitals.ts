// What a word looks like: capitals and figures.

export function isCapital(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit <= 0x7f ? unit >= 0x41 && unit <= 0x5a : text.charAt(at) !== text.charAt(at).toLowerCase();
}

export function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x30 && unit <= 0x39;
}

/** Whether a word has small letters between its capitals, other than those of a plural: OpCon, but not MOUs. */
export function hasInnerCapitals(text: string, start: number, end: number): boolean {
  let isAfterSmall = false;
  for (let at = start + 1; at < end; at++) {
    if (!isCapital(text, at)) isAfterSmall = true;
    else if (isAfterSmall) return true;
  }
  return false;
}

export function isAllCapitals(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isCapital(text, at)) return false;
  return true;
}
