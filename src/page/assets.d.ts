/** The bundler puts the file's text in. */
declare module '*.svg' {
  const text: string;
  export default text;
}

/** The bundler joins style sheets into `page.css`. */
declare module '*.css';
