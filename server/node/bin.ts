// The servers as a program of their own.
import { launch } from './launch';

launch(import.meta.url, 'server/main.js', process.argv[2] === 'mcp' ? 'mcp' : 'server');
