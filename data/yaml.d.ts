/** A YAML file of this folder, as the bundler gives it: parsed, not validated. */
declare module '*.yaml' {
  const content: unknown;
  export default content;
}

/** A text file of this folder, as the bundler gives it. */
declare module '*.txt' {
  const content: string;
  export default content;
}
