import { table } from '../table.js';

/** The day after which a release gets no security fixes that are free for all, by what the tags of images call it. */
const SYSTEMS: Readonly<Record<string, { readonly name: string; readonly end: string }>> = table({
  // ubuntu.com/about/release-cycle, standard support
  'ubuntu14.04': { name: 'Ubuntu 14.04', end: '2019-04-25' },
  'ubuntu16.04': { name: 'Ubuntu 16.04', end: '2021-04-30' },
  'ubuntu18.04': { name: 'Ubuntu 18.04', end: '2023-05-31' },
  'ubuntu20.04': { name: 'Ubuntu 20.04', end: '2025-05-31' },
  'ubuntu22.04': { name: 'Ubuntu 22.04', end: '2027-05-31' },
  trusty: { name: 'Ubuntu 14.04', end: '2019-04-25' },
  xenial: { name: 'Ubuntu 16.04', end: '2021-04-30' },
  bionic: { name: 'Ubuntu 18.04', end: '2023-05-31' },
  focal: { name: 'Ubuntu 20.04', end: '2025-05-31' },
  // wiki.debian.org/LTS
  jessie: { name: 'Debian 8', end: '2020-06-30' },
  stretch: { name: 'Debian 9', end: '2022-06-30' },
  buster: { name: 'Debian 10', end: '2024-06-30' },
  bullseye: { name: 'Debian 11', end: '2026-08-31' },
  // www.centos.org/centos-linux-eol
  centos7: { name: 'CentOS 7', end: '2024-06-30' },
  centos8: { name: 'CentOS 8', end: '2021-12-31' },
});

/** devguide.python.org/versions, which Docker's `python` images follow. */
const PYTHONS: Readonly<Record<string, string>> = table({
  '2.7': '2020-01-01',
  '3.5': '2020-09-30',
  '3.6': '2021-12-23',
  '3.7': '2023-06-27',
  '3.8': '2024-10-07',
  '3.9': '2025-10-31',
  '3.10': '2026-10-31',
  '3.11': '2027-10-31',
});

/** What an image brings that gets no fixes any more on `today`, with the day it ended; undefined where nothing is known to. */
export function endedIn(
  repository: string,
  tag: string,
  today: string,
): { readonly name: string; readonly end: string } | undefined {
  const image = /(?:^|\/)(python|ubuntu|debian|centos)$/.exec(repository)?.[1];
  const words = [
    ...`${repository.split('/').at(-1)!}-${tag}`.toLowerCase().split(/[-_/]/),
    ...(image === 'ubuntu' || image === 'centos' ? [`${image}${/^[\d.]+/.exec(tag)?.[0] ?? ''}`] : []),
  ];
  const version = image === 'python' ? /^(\d\.\d{1,2})(?=[.-]|$)/.exec(tag)?.[1] : undefined;
  const ends = [
    ...(version !== undefined && PYTHONS[version] ? [{ name: `Python ${version}`, end: PYTHONS[version] }] : []),
    ...words.flatMap((word) => SYSTEMS[word.replace(/^ubuntu(\d\d)(\d\d)$/, 'ubuntu$1.$2')] ?? []),
  ];
  return ends.find(({ end }) => end < today);
}
