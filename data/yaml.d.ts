/** A YAML file of this folder, as the bundler gives it: parsed, not validated. */
declare module '*.yaml' {
  const content: unknown;
  export default content;
}

/** A script for a browser, as the bundler gives it: its text, without types. */
declare module '*?text' {
  const content: string;
  export default content;
}

/** A style sheet, as the bundler gives it: its text. */
declare module '*.css' {
  const content: string;
  export default content;
}

/** A text file of this folder, as the bundler gives it. */
declare module '*.txt' {
  const content: string;
  export default content;
}
