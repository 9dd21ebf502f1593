// The editors that are tried: how each is got, and started with a driver of its own.
import { playInHelix } from './helix.mjs';

/**
 * @typedef {object} Editor
 * @property {string} section the section of docs/editors.md whose lines it is started with
 * @property {readonly string[]} packages what it is made of in Debian
 * @property {string} [later] the release of Debian that it is taken from, into a folder of its own
 * @property {(root: string) => readonly string[]} command what starts it; `root` is that folder
 * @property {(root: string) => Readonly<Record<string, string>>} [env]
 * @property {typeof playInHelix} [play] what is done in it, where it has no language for that
 */

/**
 * A program of a later Debian with the libraries that it was made for.
 * @param {string} root
 * @param {string} program
 */
function fromLater(root, program) {
  const libraries = `${root}/usr/lib/x86_64-linux-gnu`;
  return [`${root}/usr/lib64/ld-linux-x86-64.so.2`, '--library-path', libraries, `${root}/usr/${program}`];
}

const neovim = {
  packages: ['neovim'],
  command: (/** @type {string} */ root) => [
    ...fromLater(root, 'bin/nvim'),
    ...['--headless', '--cmd', `set noswapfile rtp+=${root}/usr/lib/nvim`, '-S', 'test/editors/neovim.lua'],
  ],
  env: (/** @type {string} */ root) => ({ VIMRUNTIME: `${root}/usr/share/nvim/runtime` }),
};
const emacs = {
  command: () => ['emacs', '-nw', '--load', 'test/editors/emacs.el'],
};

/** @type {readonly Editor[]} */
export const editors = [
  { section: 'Neovim', later: 'testing', ...neovim },
  { section: 'Neovim 0.10', later: 'trixie', ...neovim },
  { section: 'Vim with ALE', packages: ['vim', 'vim-ale'], command: () => ['vim', '-S', 'test/editors/ale.vim'] },
  { section: 'Emacs with Eglot', packages: ['emacs-nox', 'elpa-eglot', 'elpa-markdown-mode'], ...emacs },
  { section: 'Emacs with lsp-mode', packages: ['emacs-nox', 'elpa-lsp-mode', 'elpa-markdown-mode'], ...emacs },
  {
    section: 'Helix',
    later: 'testing',
    packages: ['hx'],
    command: (root) => [...fromLater(root, 'lib/hx/hx'), 'notes.txt'],
    env: (root) => ({ HELIX_RUNTIME: `${root}/usr/lib/hx/runtime` }),
    play: playInHelix,
  },
];
