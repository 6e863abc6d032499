export { activate } from '../editor/activate.ts';
