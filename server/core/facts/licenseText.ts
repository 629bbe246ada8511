import { hubLicenseId } from '../catalogue/hub.js';

/** Titles and first sentences by which license texts are known, lower case with single spaces, in the order they are tried. */
const known: readonly (readonly [RegExp, string])[] = [
  [/\bapache license,? version 2\.0\b/, 'apache-2.0'],
  [/\bgnu affero general public license,? version 3\b/, 'agpl-3.0'],
  [/\bgnu lesser general public license,? version 3\b/, 'lgpl-3.0'],
  [/\bgnu lesser general public license,? version 2\.1\b/, 'lgpl-2.1'],
  [/\bgnu general public license,? version 3\b/, 'gpl-3.0'],
  [/\bgnu general public license,? version 2\b/, 'gpl-2.0'],
  [/\bmozilla public license,?(?: version)? 2\.0\b/, 'mpl-2.0'],
  [/\bboost software license - version 1\.0\b/, 'bsl-1.0'],
  [/\beclipse public license - v 2\.0\b/, 'epl-2.0'],
  [/\beclipse public license - v 1\.0\b/, 'epl-1.0'],
  [/\beuropean union public licence v\. ?1\.2\b/, 'eupl-1.2'],
  [/\bsil open font license version 1\.1\b/, 'ofl-1.1'],
  [/\bcc0 1\.0 universal\b/, 'cc0-1.0'],
  [/\battribution-noncommercial-sharealike 4\.0 international\b/, 'cc-by-nc-sa-4.0'],
  [/\battribution-noncommercial-noderivatives 4\.0 international\b/, 'cc-by-nc-nd-4.0'],
  [/\battribution-noncommercial 4\.0 international\b/, 'cc-by-nc-4.0'],
  [/\battribution-noderivatives 4\.0 international\b/, 'cc-by-nd-4.0'],
  [/\battribution-sharealike 4\.0 international\b/, 'cc-by-sa-4.0'],
  [/\battribution 4\.0 international\b/, 'cc-by-4.0'],
  [/\bcommunity data license agreement (?:-|–) permissive,? (?:-|–)? ?version 2\.0\b/, 'cdla-permissive-2.0'],
  [/\bllama 4 community license\b/, 'llama4'],
  [/\bllama 3\.3 community license\b/, 'llama3.3'],
  [/\bllama 3\.2 community license\b/, 'llama3.2'],
  [/\bllama 3\.1 community license\b/, 'llama3.1'],
  [/\bllama 3 community license\b/, 'llama3'],
  [/\bllama 2 community license\b/, 'llama2'],
  [/\bgemma terms of use\b/, 'gemma'],
  [/\bbigcode open ?rail-m v1\b/, 'bigcode-openrail-m'],
  [/\bcreativeml open rail-m\b/, 'creativeml-openrail-m'],
  [/\bcreativeml open rail\+\+-m\b/, 'openrail++'],
  [/\bfree and unencumbered software released into the public domain\b/, 'unlicense'],
  [/\bdo what the f\S{1,4} you want to public license\b/, 'wtfpl'],
  [/\bpermission is hereby granted, free of charge, to any person obtaining a copy of this software\b/, 'mit'],
  [/\bpermission to use, copy, modify, and\/or distribute this software for any purpose\b/, 'isc'],
  [/\bno express or implied licenses to any party's patent rights are granted\b/, 'bsd-3-clause-clear'],
  [/\bredistribution and use in source and binary forms\b/, 'bsd-2-clause'],
];

const ENDORSEMENT = /\bneither the names? of\b|\bmay not be used to endorse\b/;

/**
 * The Hub's identifier of a license text, by its title, its best-known sentence, or an SPDX line; undefined where it is none
 * that the Hub knows. Only the head is read: the GPL names its sisters further down.
 */
export function licenseOf(text: string): string | undefined {
  const spdx = /SPDX-License-Identifier:[ \t]*([\w.+-]{1,40})/.exec(text.slice(0, 2000))?.[1];
  const declared = spdx === undefined ? undefined : hubLicenseId(spdx);
  if (declared) return declared;
  const head = text
    .slice(0, 4000)
    .toLowerCase()
    .replace(/[*#=_"]/g, '')
    .replace(/\s+/g, ' ');
  const title = head.slice(0, 300);
  const byTitle = known.find(([pattern]) => pattern.test(title)) ?? known.find(([pattern]) => pattern.test(head.slice(0, 2500)));
  // The clause that tells the two apart stands far below the sentence by which both are known.
  if (byTitle?.[1] === 'bsd-2-clause' && ENDORSEMENT.test(head)) return 'bsd-3-clause';
  return byTitle?.[1] ?? hubLicenseId(titleOf(text));
}

/** The first line that says something, without Markdown marks; empty for an empty text. */
export function titleOf(text: string): string {
  const line = text
    .slice(0, 2000)
    .split(/\r?\n/)
    .find((each) => /\p{L}/u.test(each));
  return (line ?? '')
    .replace(/[*#=_]/g, '')
    .trim()
    .slice(0, 80);
}
