// The language server as a program of its own.
import { launch } from './launch';

launch(import.meta.url, 'server/main.js', 'server');
