// What is read by index from lists and columns of numbers.

/** A list that holds at least one item. */
export type NonEmpty<Item> = readonly [Item, ...Item[]];

/** Whether a list holds an item. */
export function isNonEmpty<Item>(items: readonly Item[]): items is NonEmpty<Item> {
  return items.length > 0;
}

/** The item at an index that is known to lie in the list; whoever asks for another one has made a mistake, and is told so. */
export function itemAt<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`There is no item ${index} in a list of ${items.length}.`);
  return item;
}

/** Whether two lists have the same items, or such as are as good as the same, in the same order. */
export function areAlike<Item>(
  some: readonly Item[],
  others: readonly Item[],
  isAlike: (a: Item, b: Item) => boolean,
): boolean {
  if (some.length !== others.length) return false;
  return some.every((item, index) => item === others[index] || isAlike(item, itemAt(others, index)));
}

/** Two lists in order as one; of items that are alike those of the first come first. Few of the others cost little more than a copy. */
export function mergeOrdered<Item>(
  some: readonly Item[],
  others: readonly Item[],
  compare: (a: Item, b: Item) => number,
): readonly Item[] {
  if (others.length === 0) return some;
  if (some.length === 0) return others;
  const merged: Item[] = [];
  let next = 0;
  for (const other of others) {
    const place = findPlace(some, (item) => compare(item, other) <= 0, next);
    for (; next < place; next++) merged.push(itemAt(some, next));
    merged.push(other);
  }
  for (; next < some.length; next++) merged.push(itemAt(some, next));
  return merged;
}

/** The index of the first item, from one on, that does not come before a place in the order of a list. */
export function findPlace<Item>(items: readonly Item[], isBefore: (item: Item) => boolean, from = 0): number {
  let [low, high] = [from, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(itemAt(items, middle))) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The number at an index of a column; 0 outside of it. */
export function numberAt(column: Int32Array, index: number): number {
  return column[index] ?? 0;
}

/** The order of two texts by their UTF-16 units, the same on every machine. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
