import { renderGithub } from './github.ts';
import { renderGitlab } from './gitlab.ts';
import { renderJson } from './json.ts';
import { renderJunit } from './junit.ts';
import { renderMarkdown } from './markdown.ts';
import { renderPretty } from './pretty.ts';
import type { Renderer } from './render-options.ts';
import type { Report } from './report.ts';
import { renderSarif } from './sarif.ts';

/** The formats that a report can have. */
export type FormatName = 'pretty' | 'json' | 'sarif' | 'github' | 'gitlab' | 'junit' | 'markdown';

/** What writes each format. */
export const FORMATS: Readonly<Record<FormatName, Renderer<Report>>> = {
  pretty: renderPretty,
  json: renderJson,
  sarif: renderSarif,
  github: renderGithub,
  gitlab: renderGitlab,
  junit: renderJunit,
  markdown: renderMarkdown,
};
