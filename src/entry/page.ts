import '../page/style/page.css';
import { start } from '../page/start.ts';

start(document.body);
