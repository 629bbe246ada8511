import { table } from '../table.js';

/**
 * Hosting instances with accelerators, and how many each size has. Families that are not listed are not known to have any.
 * Source: https://aws.amazon.com/ec2/instance-types/accelerated-computing/
 */
const ACCELERATORS: Readonly<Record<string, Readonly<Record<string, number>>>> = table({
  g4dn: table({ xlarge: 1, '2xlarge': 1, '4xlarge': 1, '8xlarge': 1, '16xlarge': 1, '12xlarge': 4 }),
  g5: table({ xlarge: 1, '2xlarge': 1, '4xlarge': 1, '8xlarge': 1, '16xlarge': 1, '12xlarge': 4, '24xlarge': 4, '48xlarge': 8 }),
  g6: table({ xlarge: 1, '2xlarge': 1, '4xlarge': 1, '8xlarge': 1, '16xlarge': 1, '12xlarge': 4, '24xlarge': 4, '48xlarge': 8 }),
  g6e: table({ xlarge: 1, '2xlarge': 1, '4xlarge': 1, '8xlarge': 1, '16xlarge': 1, '12xlarge': 4, '24xlarge': 4, '48xlarge': 8 }),
  p3: table({ '2xlarge': 1, '8xlarge': 4, '16xlarge': 8 }),
  p3dn: table({ '24xlarge': 8 }),
  p4d: table({ '24xlarge': 8 }),
  p4de: table({ '24xlarge': 8 }),
  p5: table({ '48xlarge': 8 }),
  p5e: table({ '48xlarge': 8 }),
  p5en: table({ '48xlarge': 8 }),
  inf1: table({ xlarge: 1, '2xlarge': 1, '6xlarge': 4, '24xlarge': 16 }),
  inf2: table({ xlarge: 1, '8xlarge': 1, '24xlarge': 6, '48xlarge': 12 }),
  trn1: table({ '2xlarge': 1, '32xlarge': 16 }),
});
/** General purpose, compute and memory families have none. */
const NONE = /^[tcmr]\d[a-z]*$/;

/** Accelerators of one instance of a type such as `ml.g5.2xlarge`; undefined where it is not known. */
export function acceleratorsOf(instanceType: string | undefined): number | undefined {
  const [, family = '', size = ''] = /^ml\.([a-z0-9]+)\.([a-z0-9]+)$/.exec(instanceType ?? '') ?? [];
  return NONE.test(family) ? 0 : ACCELERATORS[family]?.[size];
}

/**
 * Families with a disk of their own, which their hardware encrypts: a key for the volume makes the call fail. Named by AWS with
 * a `d` behind the generation, or documented with local NVMe.
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-store-volumes.html
 */
const LOCAL_DISK = /^ml\.(?:[cmr]\d[a-z]?d[a-z]?|g4dn|g5|g6|g6e|p3dn|p4de?|p5|p5e|p5en|trn1n?)\./;

/** Whether instances of this type have local storage. */
export function hasLocalDisk(instanceType: string): boolean {
  return LOCAL_DISK.test(instanceType);
}
